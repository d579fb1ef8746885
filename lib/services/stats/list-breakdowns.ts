import type { StatsPeriodQuery } from "@/lib/contracts/pair";
import type { ReasonStatsDto, SizeStatsDto, TypeStatsDto } from "@/lib/contracts/stats";
import { SIZE_BUCKETS } from "@/lib/domain/handoff/size-bucket";
import { HANDOFF_TYPES } from "@/lib/domain/handoff/taxonomy";
import type { RollupDimension } from "@/lib/domain/rollups/dimensions";
import { emptyRollup } from "@/lib/domain/rollups/figures";
import type { ServiceContext } from "../context";
import { toLatency, toRate } from "../pairs/to-figures";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { type KeyedRollup, sumPeriod } from "./sum-rollup";

const REASONS_MAX = 50;

/** Handoffs by type, in the order of the case study; types that did not occur are left out. */
export async function listByType(
  ctx: ServiceContext,
  period: StatsPeriodQuery,
): Promise<TypeStatsDto> {
  const sums = await breakDown(ctx, "type", period);
  const total = sums.reduce((sum, { count }) => sum + count, 0);
  const items = HANDOFF_TYPES.flatMap((type) => {
    const sum = sums.find(({ a }) => a === type);
    if (!sum) return [];
    return [{ type, ...toRate(sum), share: sum.count / total, handoff_ms: toLatency(sum) }];
  });
  return { items };
}

/** Success and latency by the size of the context, smallest first. */
export async function listBySize(
  ctx: ServiceContext,
  period: StatsPeriodQuery,
): Promise<SizeStatsDto> {
  const sums = await breakDown(ctx, "size", period);
  const items = SIZE_BUCKETS.map((bucket, index) => {
    const sum = sums.find(({ a }) => a === String(index)) ?? emptyRollup();
    const average = sum.timed === 0 ? null : sum.handoff_ms / sum.timed;
    return { bucket, ...toRate(sum), avg_handoff_ms: average, handoff_ms: toLatency(sum) };
  });
  return { items, without_size: countWithout(sums) };
}

/** Why work was handed off, the most frequent reason first. */
export async function listReasons(
  ctx: ServiceContext,
  period: StatsPeriodQuery,
): Promise<ReasonStatsDto> {
  const sums = await breakDown(ctx, "reason", period);
  const items = sums.flatMap((sum) => (sum.a === null ? [] : [{ reason: sum.a, ...toRate(sum) }]));
  return { items: items.slice(0, REASONS_MAX), without_reason: countWithout(sums) };
}

async function breakDown(
  ctx: ServiceContext,
  dimension: RollupDimension,
  period: StatsPeriodQuery,
): Promise<KeyedRollup[]> {
  requireScope(ctx, "read");
  return readInTime(ctx, {}, (reader) => sumPeriod(reader, { dimension, ...period }));
}

function countWithout(sums: readonly KeyedRollup[]): number {
  return sums.find(({ a }) => a === null)?.count ?? 0;
}
