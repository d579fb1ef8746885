import { z } from "zod";
import { AGENT_ROLES, TRACE_STATUSES } from "../handoff/taxonomy";
import { HandoffId } from "../ids";
import { AgentName, Count, eventBase, Milliseconds, Text, Word } from "./shapes";

/** What happens around handoffs: approvals, traces, agents, the blackboard, markers. */
export function worldEvents<Content extends z.ZodType>(content: Content) {
  return [
    z.object({
      event: z.literal("approval_requested"),
      ...eventBase,
      handoff_id: HandoffId.optional(),
      approval_id: Word,
      kind: Word.optional(),
      question: Text.optional(),
      action: content.optional(),
    }),
    z.object({
      event: z.literal("approval_decided"),
      ...eventBase,
      handoff_id: HandoffId.optional(),
      approval_id: Word,
      decision: z.enum(["approve", "edit", "reject", "respond", "ignore"]),
      by: Word.optional(),
      wait_ms: Milliseconds.optional(),
      edited: content.optional(),
      reason: Text.optional(),
      context_hash: Word.optional(),
    }),
    z.object({
      event: z.literal("trace_started"),
      ...eventBase,
      name: Text.optional(),
      session_id: Word.optional(),
      request: content.optional(),
    }),
    z.object({
      event: z.literal("trace_ended"),
      ...eventBase,
      status: z.enum(TRACE_STATUSES).optional(),
    }),
    z.object({
      event: z.literal("agent_declared"),
      ...eventBase,
      agent: AgentName,
      service: Word.optional(),
      role: z.enum(AGENT_ROLES).optional(),
      capabilities: z.array(Word).max(500).optional(),
      description: Text.optional(),
    }),
    z.object({
      event: z.enum(["blackboard_written", "blackboard_read"]),
      ...eventBase,
      handoff_id: HandoffId.optional(),
      key: Word,
      version: Count.optional(),
      agent: AgentName.optional(),
    }),
    z.object({ event: z.literal("marker"), ...eventBase, title: Text }),
  ] as const;
}
