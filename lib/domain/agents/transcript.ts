import { z } from "zod";
import type { Json } from "../json";

/** One use of a tool that a model asked for; `problem`: it was asked for in a way that cannot be done. */
export const ToolCall = z.object({
  id: z.string(),
  name: z.string(),
  input: z.json(),
  problem: z.object({ type: z.string(), message: z.string() }).optional(),
});
export type ToolCall = z.infer<typeof ToolCall>;

export type ToolOutcome = { isError: boolean; value: Json };

export const ToolResult = z.object({
  id: z.string(),
  name: z.string(),
  isError: z.boolean(),
  value: z.json(),
});
export type ToolResult = z.infer<typeof ToolResult>;

/** What was said between an agent's model and the runtime so far, in no provider's words. */
export const TranscriptMessage = z.discriminatedUnion("role", [
  z.object({ role: z.literal("user"), text: z.string() }),
  z.object({ role: z.literal("assistant"), text: z.string(), calls: z.array(ToolCall) }),
  z.object({ role: z.literal("tool"), results: z.array(ToolResult) }),
]);
export type TranscriptMessage = z.infer<typeof TranscriptMessage>;

/**
 * Where a call stands. `ready`: it can be carried out; `waiting`: for another handoff or for a person;
 * `done`: its result is there.
 */
export const CALL_STATES = ["ready", "waiting", "done"] as const;

/** A task at another agent's server (Agent2Agent). */
export type RemoteTask = { taskId: string; contextId: string };
