import { z } from "zod";
import { SIZE_BUCKETS } from "@/lib/domain/handoff/size-bucket";
import { FINDING_KINDS, FINDING_SEVERITIES } from "@/lib/domain/findings/finding";
import { HANDOFF_TYPES } from "@/lib/domain/handoff/taxonomy";
import { RateFigures, StatsPeriodQuery } from "./pair";

/** `zone`: whose midnights divide a period of many days; an IANA name. */
export const OverviewQuery = StatsPeriodQuery.extend({
  zone: z.string().max(64).refine(isZone, "must be the name of a time zone").default("UTC"),
});
export type OverviewQuery = z.infer<typeof OverviewQuery>;

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const Rate = z.number().nullable();
const Latency = z.object({ p50: z.number(), p95: z.number(), p99: z.number() }).nullable();

/** Rates are of what is decided, so that success, failure and incomplete make 1 (null: nothing is). */
const Figures = {
  handoffs: z.int(),
  traces: z.int(),
  handoffs_per_trace: z.number().nullable(),
  success_rate: Rate,
  failure_rate: Rate,
  incomplete_rate: Rate,
  /** Of the failed ones, those that lost context. */
  context_loss_share_of_failures: Rate,
  handoff_ms: Latency,
  credential_leaks: z.int(),
};
export const OverviewFigures = z.object(Figures);
export type OverviewFigures = z.infer<typeof OverviewFigures>;

/** Whole minutes, hours or days; the first and the last may be shorter. */
export const OverviewStep = z.object({
  at: z.string(),
  count: z.int(),
  succeeded: z.int(),
  failed: z.int(),
  incomplete: z.int(),
  /** In flight, or waiting for a person. */
  open: z.int(),
  success_rate: Rate,
  context_loss_share_of_failures: Rate,
  handoff_p95_ms: z.number().nullable(),
  credential_leaks: z.int(),
  approvals_requested: z.int(),
});
export type OverviewStep = z.infer<typeof OverviewStep>;

export const OverviewDto = OverviewFigures.extend({
  from: z.string().nullable(),
  to: z.string().nullable(),
  open_approvals: z.int(),
  /** The period of the same length just before; null where there is none. */
  previous: OverviewFigures.nullable(),
  steps: z.array(OverviewStep),
});
export type OverviewDto = z.infer<typeof OverviewDto>;

export const TypeStatsDto = z.object({
  items: z.array(
    z.object({
      type: z.enum(HANDOFF_TYPES),
      ...RateFigures,
      share: z.number(),
      handoff_ms: Latency,
    }),
  ),
});
export type TypeStatsDto = z.infer<typeof TypeStatsDto>;

export const SizeStatsDto = z.object({
  items: z.array(
    z.object({
      bucket: z.enum(SIZE_BUCKETS),
      ...RateFigures,
      avg_handoff_ms: z.number().nullable(),
      handoff_ms: Latency,
    }),
  ),
  /** Handoffs of which nobody saw the context. */
  without_size: z.int(),
});
export type SizeStatsDto = z.infer<typeof SizeStatsDto>;

export const ReasonStatsDto = z.object({
  items: z.array(z.object({ reason: z.string(), ...RateFigures })),
  without_reason: z.int(),
});
export type ReasonStatsDto = z.infer<typeof ReasonStatsDto>;

/** Open findings of the period's traces by kind, the gravest first. */
export const FindingStatsDto = z.object({
  /** Traces of the period that are still to be looked through. */
  pending_traces: z.int(),
  items: z.array(
    z.object({
      kind: z.enum(FINDING_KINDS),
      severity: z.enum(FINDING_SEVERITIES),
      count: z.int(),
      traces: z.int(),
    }),
  ),
});
export type FindingStatsDto = z.infer<typeof FindingStatsDto>;
