import { z } from "zod";
import { FACT_KINDS, FACT_STATES, FACT_STATUSES } from "@/lib/domain/context/fact-state";

const FactStates = z.object({
  held: z.enum(FACT_STATES),
  sent: z.enum(FACT_STATES),
  received: z.enum(FACT_STATES),
  understood: z.enum(FACT_STATES),
  used: z.enum(FACT_STATES),
});

/** `path`: JSON pointer at the sender (at the receiver for `added`); text entities are `path#n`. */
export const FactDto = z.object({
  path: z.string(),
  text: z.string(),
  kind: z.enum(FACT_KINDS),
  /** An id or a constraint: counts double. */
  is_key: z.boolean(),
  states: FactStates,
  status: z.enum(FACT_STATUSES),
  /** What stands there at the receiver now; null unless changed, truncated or moved. */
  became: z.object({ path: z.string(), text: z.string() }).nullable(),
});
export type FactDto = z.infer<typeof FactDto>;

/** `facts` counts what was analysed; `is_complete` is false when the stage was larger than that. */
const StageSummary = z.object({
  present: z.boolean(),
  bytes: z.number(),
  facts: z.number(),
  is_complete: z.boolean(),
});

/**
 * What became of each fact of one handoff. `gap_score` 0..1: the share of sent facts, by weight, that
 * did not arrive; null when what was sent or received is unknown.
 */
export const GapDto = z.object({
  handoff_id: z.string(),
  trace_id: z.string(),
  gap_score: z.number().nullable(),
  stages: z.object({
    held: StageSummary,
    sent: StageSummary,
    received: StageSummary,
    understood: StageSummary,
    used: StageSummary,
  }),
  /** At most FACTS_SHOWN_MAX, losses first kept; `facts_total` is how many there are. */
  facts: z.array(FactDto),
  facts_total: z.number(),
  withheld: z.array(z.string()),
  transfer_loss: z.array(z.string()),
  not_understood: z.array(z.string()),
  unused: z.array(z.string()),
});
export type GapDto = z.infer<typeof GapDto>;

/** One row of the matrix: a fact of the request or of a later result, and its state at each handoff. */
export const LineageFactDto = z.object({
  id: z.string(),
  text: z.string(),
  path: z.string(),
  kind: z.enum(FACT_KINDS),
  is_key: z.boolean(),
  /** `request`, or the handoff whose result brought it up. */
  origin: z.string(),
  states: z.array(z.enum(FACT_STATES)),
  lost_at: z.string().nullable(),
  needed_by: z.array(z.string()),
  /** Why it was needed, one for each of `needed_by`. */
  needed_why: z.array(z.enum(["clarification", "refetch", "contract"])),
});
export type LineageFactDto = z.infer<typeof LineageFactDto>;

export const LineageDto = z.object({
  trace_id: z.string(),
  handoffs: z.array(z.string()),
  facts: z.array(LineageFactDto),
  facts_total: z.number(),
  /** Share of the request's facts that the callee received; null where nothing was observed. */
  survival: z.array(z.number().nullable()),
  /** False when a context or the trace was larger than what is analysed. */
  is_complete: z.boolean(),
});
export type LineageDto = z.infer<typeof LineageDto>;
