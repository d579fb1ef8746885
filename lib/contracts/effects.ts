import { z } from "zod";
import { TRAITS } from "@/lib/domain/effects/traits";
import { HANDOFF_PATTERNS, HANDOFF_PHASES } from "@/lib/domain/handoff/taxonomy";
import { RateFigures, StatsPeriodQuery } from "./pair";

const Interval = z.tuple([z.number(), z.number()]);
/** What the figure with it is against the one without; chance alone would not show the first two. */
const VERDICTS = ["higher", "lower", "no_difference"] as const;
const Latency = z.object({ p50: z.number(), p95: z.number(), p99: z.number() }).nullable();

/** Rates, compared within pairs and types; null: too few to say. */
const SuccessEffect = z
  .object({
    with: z.number(),
    without: z.number(),
    difference: z.number(),
    interval: Interval,
    n: z.int(),
    verdict: z.enum(VERDICTS),
  })
  .nullable();
export type SuccessEffectDto = z.infer<typeof SuccessEffect>;

/** Medians in milliseconds; `ratio` of geometric means, with over without. */
const LatencyEffect = z
  .object({
    with: z.number(),
    without: z.number(),
    ratio: z.number(),
    interval: Interval,
    n: z.int(),
    verdict: z.enum(VERDICTS),
  })
  .nullable();
export type LatencyEffectDto = z.infer<typeof LatencyEffect>;

export const EffectsQuery = StatsPeriodQuery.extend({
  /** Of handoffs from the one to the other only; both or neither. */
  from_agent: z.string().min(1).max(200).optional(),
  to_agent: z.string().min(1).max(200).optional(),
}).refine(({ from_agent: from, to_agent: to }) => (from === undefined) === (to === undefined), {
  path: ["to_agent"],
  message: "goes with from_agent",
});
export type EffectsQuery = z.infer<typeof EffectsQuery>;

const Level = z.object({
  /** `true` for what is had or lacked, else a size, a phase or a pattern. */
  level: z.string(),
  /** As they are, not matched: with it, and without. */
  with: z.object({ ...RateFigures, handoff_ms: Latency }),
  without: z.object({ ...RateFigures, handoff_ms: Latency }),
  success: SuccessEffect,
  latency: LatencyEffect,
});
export type EffectLevelDto = z.infer<typeof Level>;

export const EffectsDto = z.object({
  /** Those that are compared. */
  handoffs: z.int(),
  /** False: there are more pairs than are compared, and these are the busiest. */
  is_complete: z.boolean(),
  items: z.array(
    z.object({
      trait: z.enum(TRAITS),
      /** Handoffs that say; the others are left out. */
      known: z.int(),
      levels: z.array(Level),
    }),
  ),
});
export type EffectsDto = z.infer<typeof EffectsDto>;

/** How handoffs of each pattern went, side by side, and what was exposed. */
export const PatternStatsDto = z.object({
  items: z.array(
    z.object({
      pattern: z.enum(HANDOFF_PATTERNS),
      ...RateFigures,
      handoff_ms: Latency,
      avg_context_bytes: z.number().nullable(),
      /** Handoffs with a credential in a context. */
      leaking: z.int(),
      leak_interval: Interval.nullable(),
    }),
  ),
  without_pattern: z.int(),
});
export type PatternStatsDto = z.infer<typeof PatternStatsDto>;

export const PhaseStatsDto = z.object({
  items: z.array(z.object({ phase: z.enum(HANDOFF_PHASES), ...RateFigures, handoff_ms: Latency })),
  without_phase: z.int(),
});
export type PhaseStatsDto = z.infer<typeof PhaseStatsDto>;
