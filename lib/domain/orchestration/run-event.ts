import { z } from "zod";
import { Text, Word } from "../event/shapes";
import { HandoffId } from "../ids";
import { RoutedBy } from "./routed-by";
import { StageId } from "./workflow";

export const RUN_END_STATUSES = ["completed", "failed", "cancelled"] as const;
export const RunFailure = z.object({ type: Word, message: Text });
export type RunFailure = z.infer<typeof RunFailure>;

const stage = { stage: StageId };
const handoff = { ...stage, handoff_id: HandoffId };

/** The whole history of a run: what it is at any time is the fold of these, in order. */
export const RunEvent = z.discriminatedUnion("event", [
  z.object({ event: z.literal("run_started"), input: z.json() }),
  z.object({ event: z.literal("gate_opened"), ...stage, approval_id: z.string() }),
  z.object({
    event: z.literal("gate_passed"),
    ...stage,
    approval_id: z.string(),
    /** The context as the person changed it. */
    edited: z.json().optional(),
  }),
  z.object({
    event: z.literal("handoff_sent"),
    ...handoff,
    attempt: z.int(),
    /** Where in the fallback chain it stands, and how often that step was used. */
    step: z.int(),
    tries: z.int(),
  }),
  z.object({ event: z.literal("handoff_succeeded"), ...handoff, result: z.json() }),
  z.object({
    event: z.literal("handoff_failed"),
    ...handoff,
    error: RunFailure,
    routed: RoutedBy.optional(),
  }),
  z.object({
    event: z.literal("human_asked"),
    ...stage,
    approval_id: z.string(),
    /** Where in the fallback chain, of which it is a step. */
    step: z.int().optional(),
  }),
  z.object({
    event: z.literal("human_answered"),
    ...stage,
    approval_id: z.string(),
    /** `unanswered`: the fallback chain goes on. */
    answer: z.enum(["result", "retry", "fail", "unanswered"]),
    result: z.json().optional(),
    reason: Text.optional(),
  }),
  z.object({ event: z.literal("failure_recorded"), ...stage }),
  /** Nobody answered, and the run goes on without this stage. */
  z.object({
    event: z.literal("stage_skipped"),
    ...stage,
    approval_id: z.string(),
    error: RunFailure,
  }),
  z.object({ event: z.literal("run_resumed") }),
  z.object({
    event: z.literal("run_ended"),
    status: z.enum(RUN_END_STATUSES),
    result: z.json().optional(),
    error: RunFailure.optional(),
  }),
]);
export type RunEvent = z.infer<typeof RunEvent>;
