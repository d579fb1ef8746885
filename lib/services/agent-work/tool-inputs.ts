import { z } from "zod";
import { BoardKey } from "@/lib/domain/blackboard/key";
import { AgentName, Text } from "@/lib/domain/event/shapes";

const HandoffInput = z.object({
  tool: z.literal("handoff"),
  to: AgentName,
  task: Text.min(1, "must not be empty"),
  context: z.record(z.string(), z.json()).default({}),
  justification: Text.optional(),
  acceptance_criteria: z.array(Text).max(100).default([]),
});
export type HandoffInput = z.infer<typeof HandoffInput>;

/** What a model gives to the tools of ours; everything of it is checked. */
export const ToolInput = z.discriminatedUnion("tool", [
  HandoffInput,
  z.object({
    tool: z.literal("ask_person"),
    question: Text.min(1, "must not be empty"),
  }),
  z.object({ tool: z.literal("read_blackboard"), key: BoardKey }),
  z.object({ tool: z.literal("write_blackboard"), key: BoardKey, value: z.json() }),
]);
