/** What a span worked on, by the names that conventions and SDKs give it, old ones included. */
const INPUT_KEYS = new Set([
  "gcp.vertex.agent.llm_request",
  "gcp.vertex.agent.tool_call_args",
  "gen_ai.system_instructions",
  "gen_ai.input.messages",
  "gen_ai.prompt",
  "gen_ai.tool.call.arguments",
  "gen_ai.task.input",
  "input.value",
  "traceloop.entity.input",
  "langfuse.observation.input",
  "ai.prompt",
  "ai.prompt.messages",
  "ai.toolCall.args",
  "mastra.agent_run.input",
  "mastra.model_step.input",
  "mastra.model_generation.input",
  "gen_ai.handoff.context",
  "baton.handoff.context",
]);
const OUTPUT_KEYS = new Set([
  "gcp.vertex.agent.llm_response",
  "gcp.vertex.agent.tool_response",
  "gen_ai.output.messages",
  "gen_ai.completion",
  "gen_ai.tool.call.result",
  "gen_ai.task.output",
  "output.value",
  "traceloop.entity.output",
  "langfuse.observation.output",
  "ai.response.text",
  "ai.response.object",
  "ai.response.toolCalls",
  "ai.toolCall.result",
  "mastra.agent_run.output",
  "mastra.model_step.output",
  "mastra.model_generation.output",
  "baton.handoff.understood",
]);
/** A request or an answer as the SDK has it: indexed messages beside it say the same. */
const RAW_FORMS = new Set([
  "input.value",
  "output.value",
  "traceloop.entity.input",
  "traceloop.entity.output",
  "langfuse.observation.input",
  "langfuse.observation.output",
]);

export function sideOfContent(key: string): "input" | "output" | undefined {
  if (INPUT_KEYS.has(key)) return "input";
  return OUTPUT_KEYS.has(key) ? "output" : undefined;
}

export function isRawForm(key: string): boolean {
  return RAW_FORMS.has(key);
}
