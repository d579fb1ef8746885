import { listTraceEvents as findEvents } from "@/db/queries/trace-records";
import type { TraceEventList } from "@/lib/contracts/handoff";
import type { TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { toPage } from "../cursor";
import { eventKeyFrom, toEventDto } from "../handoffs/list-handoff-events";
import { requireScope } from "../require-scope";
import { requireTrace } from "./require-trace";

/** Every native event of a trace, sent or read off its spans, in order of time. */
export async function listTraceEvents(
  ctx: ServiceContext,
  traceId: TraceId,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<TraceEventList> {
  requireScope(ctx, "read");
  const { day } = await requireTrace(ctx, traceId);
  const rows = await findEvents(ctx.db, {
    projectId: ctx.projectId,
    day,
    traceId,
    after: cursor === undefined ? undefined : eventKeyFrom(cursor),
    limit: limit + 1,
  });
  return toPage(rows, {
    limit,
    keyOf: (row) => [row.at ?? 0n, row.id],
    toItem: (row) => ({ ...toEventDto(row), handoff_id: row.handoffId }),
  });
}
