import { z } from "zod";
import { LOSS_STAGES } from "@/lib/domain/context/loss-stages";
import { Instant } from "@/lib/domain/instant";

/** `facts` and `handoffs` of one stage of loss; a fact lost at two handoffs counts twice. */
const StageLoss = z.object({
  stage: z.enum(LOSS_STAGES),
  facts: z.number(),
  handoffs: z.number(),
});

/** A field that went missing; `pattern` is its path without positions in lists. */
const PathLoss = z.object({
  pattern: z.string(),
  stage: z.enum(LOSS_STAGES),
  is_key: z.boolean(),
  facts: z.number(),
  handoffs: z.number(),
  traces: z.number(),
  example: z.object({ text: z.string(), trace_id: z.string(), handoff_id: z.string() }),
});

/** `hop` 1 is the first handoff of a workflow. Shares and scores are 0..1; null where unknown. */
const HopLoss = z.object({
  hop: z.number(),
  handoffs: z.number(),
  with_loss: z.number(),
  gap_score: z.number().nullable(),
  survival: z.number().nullable(),
});

const PairLoss = z.object({
  from_agent: z.string().nullable(),
  to_agent: z.string().nullable(),
  handoffs: z.number(),
  with_loss: z.number(),
  /** Wilson, 95 %. */
  loss_interval: z.tuple([z.number(), z.number()]),
  gap_score: z.number().nullable(),
});

const Example = z.object({
  trace_id: z.string(),
  handoff_id: z.string(),
  from_agent: z.string().nullable(),
  to_agent: z.string().nullable(),
  gap_score: z.number(),
  lost: z.number(),
  started_at: z.string(),
});

/** Where context gets lost in a period. Only handoffs whose contexts were observed count. */
export const GapsDto = z.object({
  handoffs: z.number(),
  /** Of these, both what was sent and what was received is known. */
  compared: z.number(),
  /** Traces of the period that are still to be compared. */
  pending_traces: z.number(),
  stages: z.array(StageLoss),
  paths: z.array(PathLoss),
  hops: z.array(HopLoss),
  pairs: z.array(PairLoss),
  examples: z.array(Example),
});
export type GapsDto = z.infer<typeof GapsDto>;

const Agent = z.string().min(1).max(200).optional();

export const GapsQuery = z.object({
  from: Instant.optional(),
  to: Instant.optional(),
  /** Of handoffs from and to these only. */
  from_agent: Agent,
  to_agent: Agent,
});
export type GapsQuery = z.infer<typeof GapsQuery>;
