import { OverviewFigures } from "@/lib/contracts/stats";
import type { StatsPeriodQuery } from "@/lib/contracts/pair";
import type { ReportDto } from "@/lib/contracts/report";
import { HANDOFF_TYPES } from "@/lib/domain/handoff/taxonomy";
import {
  impliedSuccess,
  PUBLISHED_REASONS,
  PUBLISHED_SIZES,
  PUBLISHED_TOTALS,
  PUBLISHED_TYPES,
} from "@/lib/domain/report/published";
import { emptyRollup } from "@/lib/domain/rollups/figures";
import { formatInstant } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { getEffects } from "../effects/get-effects";
import { listByPattern } from "../effects/list-levels";
import { toRate } from "../pairs/to-figures";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { getOverview } from "../stats/get-overview";
import { listBySize, listReasons } from "../stats/list-breakdowns";
import { listFindingKinds } from "../stats/list-finding-kinds";
import { sumPeriod } from "../stats/sum-rollup";

/** The case study on one's own period: each of its tables, beside what it published. */
export async function getReport(ctx: ServiceContext, period: StatsPeriodQuery): Promise<ReportDto> {
  requireScope(ctx, "read");
  const [overview, sizes, reasons, findings, effects, patterns, types] = await Promise.all([
    getOverview(ctx, { ...period, zone: "UTC" }),
    listBySize(ctx, period),
    listReasons(ctx, period),
    listFindingKinds(ctx, period),
    getEffects(ctx, period),
    listByPattern(ctx, period),
    listTypes(ctx, period),
  ]);
  return {
    from: overview.from,
    to: overview.to,
    made_at: formatInstant(ctx.now()),
    figures: OverviewFigures.parse(overview),
    published: publishedTotals(),
    by_type: types,
    by_size: sizes.items.map((size) => ({
      bucket: size.bucket,
      ...toRate(size),
      avg_handoff_ms: size.avg_handoff_ms,
      published: publishedOf(PUBLISHED_SIZES[size.bucket]),
    })),
    without_size: sizes.without_size,
    reasons: reasons.items.map(({ reason, count }) => ({
      reason,
      count,
      published_count: PUBLISHED_REASONS[reason] ?? null,
    })),
    without_reason: reasons.without_reason,
    findings: findings.items,
    pending_traces: findings.pending_traces,
    effects: effects.items,
    effects_complete: effects.is_complete,
    patterns: patterns.items,
  };
}

/** All types, also those that did not occur. */
async function listTypes(
  ctx: ServiceContext,
  period: StatsPeriodQuery,
): Promise<ReportDto["by_type"]> {
  const sums = await readInTime(ctx, {}, (reader) =>
    sumPeriod(reader, { dimension: "type", ...period }),
  );
  const total = sums.reduce((sum, { count }) => sum + count, 0);
  return HANDOFF_TYPES.map((type) => {
    const sum = sums.find(({ a }) => a === type) ?? emptyRollup();
    return {
      type,
      ...toRate(sum),
      share: total === 0 ? 0 : sum.count / total,
      avg_handoff_ms: sum.timed === 0 ? null : sum.handoff_ms / sum.timed,
      published: publishedOf(PUBLISHED_TYPES[type]),
    };
  });
}

function publishedOf({ count, success, ms }: (typeof PUBLISHED_TYPES)["route"]) {
  return { count, success_rate: success, avg_handoff_ms: ms };
}

function publishedTotals(): ReportDto["published"] {
  const { handoffs, traces, success, failed, incomplete, contextLoss, latency } = PUBLISHED_TOTALS;
  return {
    handoffs,
    traces,
    success_rate: success,
    failure_rate: failed,
    incomplete_rate: incomplete,
    context_loss_share_of_failures: contextLoss,
    handoff_ms: latency,
    success_implied_by_type: impliedSuccess(PUBLISHED_TYPES),
    success_implied_by_size: impliedSuccess(PUBLISHED_SIZES),
  };
}
