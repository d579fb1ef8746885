import { z } from "zod";
import type { Json } from "../json";
import type { HandoffPhase } from "../handoff/taxonomy";

export const RunId = z.string().min(1).max(64).brand<"RunId">();
export type RunId = z.infer<typeof RunId>;

/**
 * Where a handoff of the runtime stands. `claimed`: somebody has it and did not answer yet;
 * `accepted`: it works on it; `waiting`: its agent goes on once another handoff or a person is done, and
 * holds nothing until then. The last five are final.
 */
export const TASK_STATES = [
  "queued",
  "claimed",
  "accepted",
  "waiting",
  "completed",
  "failed",
  "rejected",
  "timed_out",
  "cancelled",
] as const;

/** What the callee gets. */
export type TaskPayload = {
  task: string;
  context: Record<string, Json>;
  justification: string;
  acceptance_criteria: string[];
  required_tools: string[];
  /** Where on the blackboard the rest lies. */
  output_key?: string;
  /** A hash of it, so that a handoff with other data is no repetition. */
  data_print?: string;
  phase?: HandoffPhase;
};
