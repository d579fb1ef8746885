import type { Capture } from "@/lib/domain/connect/check-list";

export const CAPTURE_LABELS: Record<Capture, string> = {
  sides: "From and to",
  task: "Task",
  sent: "Context at the sender",
  received: "Context at the receiver",
  receipt: "When it was received",
  end: "How it ended",
};

export type Advice = { words: string; code?: string; doc: string };

const NATIVE: Record<Capture, Advice> = {
  sides: { words: "Name both agents: from_agent and to_agent.", doc: "vocabulary" },
  task: { words: "Say what is to be done: task in handoff_initiated.", doc: "vocabulary" },
  sent: {
    words: "Send context in handoff_initiated.",
    code: "trace.handoff({ context })",
    doc: "sdk",
  },
  received: {
    words: "Let the receiver send what it got: context in handoff_received.",
    code: "handoff.received(context)",
    doc: "sdk",
  },
  receipt: {
    words: "Let the receiver send handoff_received.",
    code: "handoff.received()",
    doc: "sdk",
  },
  end: {
    words: "Send task_complete or task_failed when it is over.",
    code: "handoff.complete(result)",
    doc: "sdk",
  },
};

const OPENAI_CONTENT: Advice = {
  words:
    "The SDK's exporter leaves out what the Responses API was given. Send it with our processor.",
  code: "addTraceProcessor(batonTraceProcessor(baton))",
  doc: "guides/openai-agents",
};
const OPENAI: Partial<Record<Capture, Advice>> = {
  sent: OPENAI_CONTENT,
  received: OPENAI_CONTENT,
  task: {
    words: "Give the handoff an inputType with a task, which the model then fills in.",
    code: "handoff(agent, { inputType: z.object({ task: z.string() }), onHandoff })",
    doc: "guides/openai-agents",
  },
};

const LANGSMITH: Partial<Record<Capture, Advice>> = {
  task: {
    words: "A Command says where to go, not what to do. Say it beside the command.",
    code: "handsOff(new Command({ goto }), { task, context })",
    doc: "guides/langgraph",
  },
  sent: {
    words: "Return what is handed over in the Command's update, or say it beside the command.",
    code: "handsOff(new Command({ goto }), { task, context })",
    doc: "guides/langgraph",
  },
  received: {
    words: "LANGSMITH_HIDE_INPUTS must not be set: the receiver's input is its node's.",
    doc: "guides/langgraph",
  },
};

const OTLP_CONTENT: Advice = {
  words: "Turn the capture of contents on: most instrumentations leave it out by default.",
  code: "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true",
  doc: "compatibility",
};
const OTLP: Partial<Record<Capture, Advice>> = {
  sides: { words: "Name your agents: gen_ai.agent.name, or functionId.", doc: "compatibility" },
  task: {
    words:
      "Transfers carry no task by themselves; the ADK's plugin and our tools for sub-agents record it.",
    doc: "guides/google-adk",
  },
  sent: OTLP_CONTENT,
  received: OTLP_CONTENT,
};

const BY_SOURCE: Record<string, Partial<Record<Capture, Advice>>> = {
  native: NATIVE,
  "openai-agents": OPENAI,
  langsmith: LANGSMITH,
  otlp: OTLP,
};

/** How to make a source tell it; where its framework has no way, our SDK has. */
export function adviceFor(source: string, capture: Capture): Advice {
  const otherwise = { words: "This source does not tell. Record it with the SDK.", doc: "sdk" };
  return BY_SOURCE[source]?.[capture] ?? otherwise;
}
