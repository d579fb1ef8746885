import type { SpanKind } from "@/lib/domain/handoff/taxonomy";
import type { OtlpSpan } from "./otlp-span";

const BY_OPERATION: Readonly<Record<string, SpanKind>> = {
  invoke_agent: "agent",
  execute_tool: "tool",
  chat: "llm",
  completion: "llm",
  text_completion: "llm",
  generate_content: "llm",
  generate: "llm",
  fetch_response: "llm",
  handoff: "handoff",
  agent_handoff: "handoff",
};

/** Langfuse, OpenInference and Traceloop words, upper or lower case. */
const BY_DECLARED_KIND: Readonly<Record<string, SpanKind>> = {
  agent: "agent",
  generation: "llm",
  llm: "llm",
  tool: "tool",
  guardrail: "guardrail",
  handoff: "handoff",
};
const DECLARED_KIND_KEYS = [
  "langfuse.observation.type",
  "openinference.span.kind",
  "langsmith.span.kind",
  "gen_ai.operation.name",
  "traceloop.span.kind",
];
const BY_NAME: readonly (readonly [pattern: RegExp, kind: SpanKind])[] = [
  // Stands for several parallel calls that have spans of their own.
  [/^execute_tool \(merged\)$/, "other"],
  [/^invoke_agent(?: |$)/, "agent"],
  [/^execute_tool(?: |$)/, "tool"],
  [/^call_llm$/, "llm"],
  // VoltAgent.
  [/^tool\.execution:/, "tool"],
  [/^subagent:/, "agent"],
  [/^llm:/, "llm"],
];

const TOOL_KEYS = ["gen_ai.tool.name", "gen_ai.tool.call.id", "ai.toolCall.name"];
const MODEL_KEYS = [
  "gen_ai.request.model",
  "gen_ai.response.model",
  "llm.model_name",
  "llm.request.model",
  "langfuse.observation.model.name",
];

/**
 * What a span is: what it declares first (`gen_ai.operation.name` and its like), then its name, then
 * what only one kind carries. `gen_ai.agent.*` never decides: chat spans carry it as context.
 */
export function spanKind({ name, attributes }: OtlpSpan): SpanKind {
  const byName = BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
  if (byName === "other") return byName;
  // What Mastra gave its model is here; the `chat` inside has no input.
  if (attributes["mastra.span.type"] === "model_step") return "llm";
  return declaredKind(attributes) ?? byName ?? carriedKind(name, attributes);
}

function declaredKind(attributes: OtlpSpan["attributes"]): SpanKind | undefined {
  for (const key of DECLARED_KIND_KEYS) {
    const word = attributes[key];
    if (typeof word !== "string") continue;
    const kinds = key === "gen_ai.operation.name" ? BY_OPERATION : BY_DECLARED_KIND;
    // An operation without a kind of its own (a workflow, a retrieval) is "other", not a guess.
    return Object.hasOwn(kinds, word.toLowerCase()) ? kinds[word.toLowerCase()] : "other";
  }
  return undefined;
}

function carriedKind(name: string, attributes: OtlpSpan["attributes"]): SpanKind {
  if (TOOL_KEYS.some((key) => key in attributes)) return "tool";
  if (MODEL_KEYS.some((key) => key in attributes)) return "llm";
  // VoltAgent: every span below an agent names it too.
  if (attributes["entity.type"] === "agent" && attributes["entity.name"] === name) return "agent";
  return "other";
}
