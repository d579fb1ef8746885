import { z } from "zod";
import {
  HANDOFF_MODES,
  HANDOFF_PATTERNS,
  HANDOFF_PHASES,
  HANDOFF_TYPES,
} from "../handoff/taxonomy";
import { HandoffId } from "../ids";
import {
  agentBase,
  AgentName,
  handoffBase,
  LoopState,
  Text,
  Timing,
  Validation,
  Word,
} from "./shapes";

/** From the caller's decision until the callee understood: what crosses the boundary. */
export function transferEvents<Content extends z.ZodType>(content: Content) {
  return [
    z.object({
      event: z.literal("handoff_initiated"),
      ...handoffBase,
      from_agent: AgentName.optional(),
      to_agent: AgentName.optional(),
      from_service: Word.optional(),
      to_service: Word.optional(),
      task: Text.optional(),
      context: content.optional(),
      held: content.optional(),
      output_key: Word.optional(),
      justification: Text.optional(),
      type: z.enum(HANDOFF_TYPES).optional(),
      pattern: z.enum(HANDOFF_PATTERNS).optional(),
      reason: Word.optional(),
      mode: z.enum(HANDOFF_MODES).optional(),
      phase: z.enum(HANDOFF_PHASES).optional(),
      acceptance_criteria: z.array(Text).max(100).optional(),
      required_tools: z.array(Word).max(200).optional(),
      validation: Validation.optional(),
      explicit: z.boolean().optional(),
      staged: z.boolean().optional(),
      parent_handoff_id: HandoffId.optional(),
      state: LoopState.optional(),
      timing: Timing.optional(),
      inferred_why: Text.optional(),
    }),
    z.object({
      event: z.literal("handoff_received"),
      ...agentBase,
      context: content.optional(),
      cold_start: z.boolean().optional(),
      timing: Timing.optional(),
    }),
    z.object({ event: z.literal("handoff_accepted"), ...agentBase, reason: Text.optional() }),
    z.object({ event: z.literal("handoff_rejected"), ...agentBase, reason: Text.optional() }),
    z.object({ event: z.literal("context_understood"), ...agentBase, understood: content }),
    z.object({
      event: z.literal("clarification_requested"),
      ...agentBase,
      fields: z.array(Word).max(200).optional(),
      question: Text.optional(),
    }),
  ] as const;
}
