import { listSpanSkeletons, type SpanSkeleton } from "@/db/queries/spans";
import type { SpanDto, SpanList } from "@/lib/contracts/trace";
import type { TraceId } from "@/lib/domain/ids";
import { formatInstant } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { decodeCursor, instantOfCursor, toPage } from "../cursor";
import { requireScope } from "../require-scope";
import { requireTrace } from "./require-trace";

/** The skeleton of a trace: every span without its bodies, in order of start. */
export async function listSpans(
  ctx: ServiceContext,
  traceId: TraceId,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<SpanList> {
  requireScope(ctx, "read");
  const { day, spanCount } = await requireTrace(ctx, traceId);
  const rows = await listSpanSkeletons(ctx.db, {
    projectId: ctx.projectId,
    day,
    traceId,
    after: cursor === undefined ? undefined : keyFrom(cursor),
    limit: limit + 1,
  });
  const page = toPage(rows, {
    limit,
    keyOf: (row) => [row.startedAt, row.id],
    toItem: toSpanDto,
  });
  return { ...page, total: spanCount };
}

function keyFrom(cursor: string) {
  const [startedAt, id = ""] = decodeCursor(cursor, 2);
  return { startedAt: instantOfCursor(startedAt), id };
}

export function toSpanDto(row: SpanSkeleton): SpanDto {
  return {
    id: row.id,
    parent_id: row.parentId,
    trace_id: row.traceId,
    kind: row.kind,
    name: row.name,
    agent: row.agent,
    started_at: formatInstant(row.startedAt),
    ended_at: row.endedAt === null ? null : formatInstant(row.endedAt),
    status: row.status,
    has_input: row.hasInput,
    has_output: row.hasOutput,
  };
}
