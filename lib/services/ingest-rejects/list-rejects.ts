import { listIngestRejects, type IngestRejectRow } from "@/db/queries/ingest-rejects";
import type { IngestRejectDto, IngestRejectList } from "@/lib/contracts/ingest-reject";
import type { ServiceContext } from "../context";
import { decodeCursor, instantOfCursor, toPage } from "../cursor";
import { requireScope } from "../require-scope";
import { replayBlocked } from "./replay-blocked";

export async function listRejects(
  ctx: ServiceContext,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<IngestRejectList> {
  requireScope(ctx, "admin");
  const rows = await listIngestRejects(ctx.db, {
    projectId: ctx.projectId,
    after: cursor === undefined ? undefined : keyFrom(cursor),
    limit: limit + 1,
  });
  return toPage(rows, {
    limit,
    keyOf: (row) => [BigInt(row.lastAt.getTime()), row.id],
    toItem: toDto,
  });
}

function keyFrom(cursor: string) {
  const [lastAt, id = ""] = decodeCursor(cursor, 2);
  return { lastAt: new Date(Number(instantOfCursor(lastAt))), id };
}

function toDto(row: IngestRejectRow): IngestRejectDto {
  return {
    id: row.id,
    source: row.source,
    kind: row.kind,
    code: row.code,
    message: row.message,
    event_id: row.eventId,
    body: row.body,
    replay_blocked: replayBlocked(row),
    times: row.times,
    first_at: row.firstAt.toISOString(),
    last_at: row.lastAt.toISOString(),
  };
}
