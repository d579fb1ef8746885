import { newSpanId } from "./ids.ts";
import type { Trace } from "./trace.ts";

type Call = { callId: string; functionId?: string | undefined };
type ModelEnd = Call & { content: unknown; finishReason?: string };
type ToolCall = { toolCallId: string; toolName: string; input: unknown };
type ToolStart = Call & { toolCall: ToolCall };
type ToolEnd = ToolStart & { toolOutput: { type: string; output?: unknown; error?: unknown } };
type Started = { id: string; parent_id: string | null; name: string; kind: string; start: string };

/**
 * `registerTelemetry(batonTelemetry(trace))`, or in `telemetry: { integrations }`: records agents, their models' answers and
 * their tools' calls as spans. `functionId` names the agent.
 */
export function batonTelemetry(trace: Trace) {
  const open = new Map<string, Started & { agent: string | undefined; input: unknown }>();
  const start = (key: string, begun: Omit<Started, "id" | "start"> & Call & { input: unknown }) => {
    const { callId: _, functionId: agent, ...span } = begun;
    open.set(key, { ...span, agent, id: newSpanId(), start: trace.now() });
  };
  const end = (key: string, ended: { output?: unknown; error?: unknown }) => {
    const span = open.get(key);
    open.delete(key);
    if (!span) return;
    const { error, ...more } = ended;
    const outcome =
      error === undefined
        ? { status: "ok" as const }
        : { status: "error" as const, status_message: messageOf(error) };
    trace.recordSpan({ ...span, ...outcome, ...more, end: trace.now() });
  };
  const above = (call: Call) => open.get(agentKey(call))?.id ?? null;
  const agentOf = (call: Call) => call.functionId ?? open.get(agentKey(call))?.agent;
  return {
    onStart: (call: Call & { messages?: unknown; prompt?: unknown }) =>
      start(agentKey(call), {
        ...call,
        kind: "agent",
        name: `invoke_agent ${call.functionId ?? "agent"}`,
        parent_id: null,
        input: call.messages ?? call.prompt,
      }),
    onEnd: (call: Call & { text?: unknown }) => end(agentKey(call), { output: call.text }),
    onError: (event: unknown) => {
      const { callId, error } = Object(event);
      end(agentKey({ callId }), { error: error ?? event });
    },
    onLanguageModelCallStart: (call: Call & { modelId?: string; messages?: unknown }) =>
      start(modelKey(call), {
        ...call,
        functionId: agentOf(call),
        kind: "llm",
        name: `chat ${call.modelId ?? ""}`.trim(),
        parent_id: above(call),
        input: call.messages,
      }),
    onLanguageModelCallEnd: (call: ModelEnd) => end(modelKey(call), { output: call.content }),
    onToolExecutionStart: ({ toolCall, ...call }: ToolStart) =>
      start(toolKey(toolCall), {
        ...call,
        functionId: agentOf(call),
        kind: "tool",
        name: toolCall.toolName,
        parent_id: above(call),
        input: toolCall.input,
      }),
    onToolExecutionEnd: ({ toolCall, toolOutput }: ToolEnd) =>
      end(toolKey(toolCall), { output: toolOutput.output, error: toolOutput.error }),
  };
}

const agentKey = ({ callId }: Call) => `agent ${callId}`;
const modelKey = ({ callId }: Call) => `model ${callId}`;
const toolKey = ({ toolCallId }: ToolCall) => `tool ${toolCallId}`;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

type SubAgent<Input, Result> = {
  from: string;
  to: string;
  /** What the sub-agent is given of the tool's input; what is left out is lost, and Baton shows it. */
  prompt: (input: Input) => string;
  generate: (options: { prompt: string; abortSignal?: AbortSignal | undefined }) => Promise<Result>;
};
type ToolOptions = { messages?: unknown; abortSignal?: AbortSignal | undefined };

/**
 * `tool({ description, inputSchema, execute: handsTo(trace, { from, to, prompt, generate }) })`: a sub-agent as a
 * tool, recorded as the handoff that it is, and its answer as the return.
 */
export function handsTo<Input extends object, Result extends { text: string }>(
  trace: Trace,
  { from, to, prompt, generate }: SubAgent<Input, Result>,
) {
  return async (input: Input, { messages, abortSignal }: ToolOptions = {}): Promise<string> => {
    const { task, justification }: { task?: unknown; justification?: unknown } = input;
    const handoff = trace.handoff({
      from_agent: from,
      to_agent: to,
      type: "delegate",
      task: typeof task === "string" ? task : undefined,
      justification: typeof justification === "string" ? justification : undefined,
      context: input,
      held: messages,
    });
    const given = prompt(input);
    handoff.received(given, { agent: to });
    try {
      const { text } = await generate({ prompt: given, abortSignal });
      handoff.complete(text, { agent: to });
      const answer = { from_agent: to, to_agent: from, type: "return" as const, context: text };
      trace.handoff({ ...answer, parent_handoff_id: handoff.id }).received(text, { agent: from });
      return text;
    } catch (error) {
      handoff.fail(error, to);
      throw error;
    }
  };
}
