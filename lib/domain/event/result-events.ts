import { z } from "zod";
import {
  agentBase,
  Count,
  HANDOFF_PROGRESS,
  handoffBase,
  Milliseconds,
  Text,
  Timing,
  Usage,
  Word,
} from "./shapes";

/** How a handoff went on and ended. */
export function resultEvents<Content extends z.ZodType>(content: Content) {
  return [
    z.object({
      event: z.literal("task_complete"),
      ...agentBase,
      result: content.optional(),
      usage: Usage.optional(),
      quality: z.number().min(0).max(1).optional(),
      tool_error: z.boolean().optional(),
      timing: Timing.optional(),
    }),
    z.object({
      event: z.literal("task_failed"),
      ...agentBase,
      error: z.object({ type: Word, message: Text.optional() }),
    }),
    z.object({
      event: z.literal("handoff_timed_out"),
      ...handoffBase,
      after_ms: Milliseconds.optional(),
      fallback: Word.optional(),
    }),
    z.object({
      event: z.literal("quality_rated"),
      ...handoffBase,
      score: z.number().min(0).max(1),
      rater: Word,
      note: Text.optional(),
    }),
    z.object({
      event: z.literal("handoff_progressed"),
      ...handoffBase,
      step: z.enum(HANDOFF_PROGRESS),
      detail: Text.optional(),
    }),
    z.object({
      event: z.literal("handoff_chunk"),
      ...handoffBase,
      offset: Count,
      bytes: Count,
    }),
  ] as const;
}
