import type { CallRow, TranscriptRow } from "@/db/queries/runtime/agent-work";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { LlmSettings } from "@/lib/domain/agents/agent-settings";
import type { McpTool } from "@/lib/domain/agents/mcp-tools";
import type { ToolCall, ToolOutcome, TranscriptMessage } from "@/lib/domain/agents/transcript";
import type { Usage } from "@/lib/domain/event/shapes";
import type { Nanos } from "@/lib/domain/time";

export type Transcript = Pick<TranscriptRow, "messages" | "steps" | "usage">;

export type AssistantMessage = Extract<TranscriptMessage, { role: "assistant" }>;

export type ModelAnswer = {
  text: string;
  calls: readonly ToolCall[];
  usage: Usage;
  startedAt: Nanos;
};

/** A call of a tool that is not ours, as far as it may be made now. */
export type OutsideCall = { row: CallRow; tool: McpTool };

/** What came of it, and when it was begun. */
export type OutsideOutcome = { row: CallRow; outcome: ToolOutcome; startedAt: Nanos };

/** A call, and the work that it belongs to. */
export type CallPlace = { task: TaskRow; settings: LlmSettings; call: CallRow };

/** `waitsFor`: another handoff or an approval, whose end is the result. */
export type Carried = ToolOutcome | { waitsFor: string };
