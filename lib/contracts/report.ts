import { z } from "zod";
import { SIZE_BUCKETS } from "@/lib/domain/handoff/size-bucket";
import { HANDOFF_TYPES } from "@/lib/domain/handoff/taxonomy";
import { EffectsDto, PatternStatsDto } from "./effects";
import { RateFigures, StatsPeriodQuery } from "./pair";
import { FindingStatsDto, OverviewFigures } from "./stats";

/** What the case study published in the same place; `ms` is a mean. */
const Published = z.object({
  count: z.int(),
  success_rate: z.number(),
  avg_handoff_ms: z.number().nullable(),
});
const Row = { ...RateFigures, avg_handoff_ms: z.number().nullable(), published: Published };

/** The case study's every table for a period of a project, beside what it published. */
export const ReportDto = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  made_at: z.string(),
  figures: OverviewFigures,
  published: z.object({
    handoffs: z.int(),
    traces: z.int(),
    success_rate: z.number(),
    failure_rate: z.number(),
    incomplete_rate: z.number(),
    context_loss_share_of_failures: z.number(),
    handoff_ms: z.object({ p50: z.number(), p95: z.number(), p99: z.number() }),
    /** The published columns contradict each other: what each implies for all handoffs. */
    success_implied_by_type: z.number(),
    success_implied_by_size: z.number(),
  }),
  by_type: z.array(z.object({ type: z.enum(HANDOFF_TYPES), share: z.number(), ...Row })),
  by_size: z.array(z.object({ bucket: z.enum(SIZE_BUCKETS), ...Row })),
  without_size: z.int(),
  reasons: z.array(
    z.object({ reason: z.string(), count: z.int(), published_count: z.int().nullable() }),
  ),
  without_reason: z.int(),
  findings: FindingStatsDto.shape.items,
  /** Traces of the period that are still to be looked through. */
  pending_traces: FindingStatsDto.shape.pending_traces,
  effects: EffectsDto.shape.items,
  /** False: they are of the busiest pairs alone. */
  effects_complete: EffectsDto.shape.is_complete,
  patterns: PatternStatsDto.shape.items,
});
export type ReportDto = z.infer<typeof ReportDto>;

export const ReportQuery = StatsPeriodQuery.extend({
  format: z.enum(["json", "markdown"]).default("json"),
});
export type ReportQuery = z.infer<typeof ReportQuery>;
