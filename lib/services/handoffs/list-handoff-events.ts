import { listHandoffEvents as findEvents, type StoredEventRow } from "@/db/queries/handoffs";
import type { HandoffEventDto, HandoffEventList } from "@/lib/contracts/handoff";
import { formatInstant } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { decodeCursor, instantOfCursor, toPage } from "../cursor";
import { requireScope } from "../require-scope";
import { requireTrace } from "../traces/require-trace";
import { requireHandoff, type HandoffKey } from "./require-handoff";

/** The native events that a handoff was folded from, in order of time. */
export async function listHandoffEvents(
  ctx: ServiceContext,
  key: HandoffKey & { limit: number; cursor?: string | undefined },
): Promise<HandoffEventList> {
  requireScope(ctx, "read");
  const { id, traceId } = await requireHandoff(ctx, key);
  const { day } = await requireTrace(ctx, traceId);
  const rows = await findEvents(ctx.db, {
    projectId: ctx.projectId,
    day,
    traceId,
    handoffId: id,
    after: key.cursor === undefined ? undefined : eventKeyFrom(key.cursor),
    limit: key.limit + 1,
  });
  return toPage(rows, {
    limit: key.limit,
    keyOf: (row) => [row.at ?? 0n, row.id],
    toItem: toEventDto,
  });
}

export function eventKeyFrom(cursor: string) {
  const [at, id = ""] = decodeCursor(cursor, 2);
  return { at: instantOfCursor(at), id };
}

export function toEventDto(row: StoredEventRow): HandoffEventDto {
  return {
    event_id: row.id,
    event: row.name,
    at: row.at === null ? null : formatInstant(row.at),
    source: row.origin === "foreign" ? `translated from ${row.source} spans` : row.source,
    body: row.body,
  };
}
