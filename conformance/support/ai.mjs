import { OpenTelemetry } from "@ai-sdk/otel";
import { registerTelemetry } from "ai";
import { MockLanguageModelV4 } from "ai/test";
import "./export-spans.mjs";

registerTelemetry(new OpenTelemetry());

const usage = {
  inputTokens: { total: 10, noCache: 10, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 5, text: 5, reasoning: 0 },
};

/** A model that gives these answers in turn: a text, or tool calls as `{ tool: arguments }`. */
export function scriptedModel(...answers) {
  return new MockLanguageModelV4({
    modelId: "scripted",
    doGenerate: answers.map((answer, turn) => ({
      content:
        typeof answer === "string" ? [{ type: "text", text: answer }] : callsOf(answer, turn),
      finishReason: { unified: typeof answer === "string" ? "stop" : "tool-calls", raw: "" },
      usage,
      warnings: [],
    })),
  });
}

function callsOf(answer, turn) {
  return Object.entries(answer).map(([toolName, input], index) => ({
    type: "tool-call",
    toolCallId: `call_${turn}_${index}`,
    toolName,
    input: JSON.stringify(input),
  }));
}
