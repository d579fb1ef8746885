import { readSpanTuples, type SpanTuple } from "@/db/queries/span-columns";
import { SKELETON_SPANS_MAX, type SpanSkeletonDto } from "@/lib/contracts/span-skeleton";
import type { TraceId } from "@/lib/domain/ids";
import { formatInstant } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { requireTrace } from "./require-trace";

/** Every span of a trace, at most 100,000, as columns: what its timeline is drawn from. */
export async function getSpanSkeleton(
  ctx: ServiceContext,
  traceId: TraceId,
): Promise<SpanSkeletonDto> {
  requireScope(ctx, "read");
  const { day, spanCount } = await requireTrace(ctx, traceId);
  const { startedAt, spans } = await readSpanTuples(ctx.db, {
    projectId: ctx.projectId,
    day,
    traceId,
    limit: SKELETON_SPANS_MAX,
  });
  return {
    shape: "skeleton",
    total: Math.max(spanCount, spans.length),
    started_at: startedAt === null ? null : formatInstant(startedAt),
    ...toColumns(spans),
  };
}

function toColumns(spans: readonly SpanTuple[]) {
  const indexes = new Map(spans.map(([id], index) => [id, index]));
  return {
    ids: spans.map(([id]) => id),
    parents: spans.map(([, parent]) => (parent === null ? null : (indexes.get(parent) ?? parent))),
    kinds: toColumn(spans.map(([, , kind]) => kind)),
    names: toColumn(spans.map(([, , , name]) => name)),
    agents: toColumn(spans.map(([, , , , agent]) => agent)),
    statuses: toColumn(spans.map(([, , , , , status]) => status)),
    start_ns: spans.map(([, , , , , , start]) => start),
    end_ns: spans.map(([, , , , , , , end]) => end),
  };
}

function toColumn<Value>(column: readonly Value[]): { values: Value[]; at: number[] } {
  const places = new Map<Value, number>();
  const at = column.map((value) => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  return { values: [...places.keys()], at };
}
