import { Mastra } from "@mastra/core/mastra";
import { MastraLanguageModelV2Mock } from "@mastra/core/test-utils/llm-mock";
import { Observability } from "@mastra/observability";
import { OtelExporter } from "@mastra/otel-exporter";

/** A model that gives these answers in turn: a text, or tool calls as `{ tool: arguments }`. */
export function scriptedModel(...answers) {
  const script = answers.values();
  let count = 0;
  const next = () => {
    const { value: answer, done } = script.next();
    if (done) throw new Error("the script has no further answer");
    count += 1;
    const isText = typeof answer === "string";
    return {
      content: isText ? [{ type: "text", text: answer }] : callsOf(answer, count),
      finishReason: isText ? "stop" : "tool-calls",
      usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15 },
      warnings: [],
    };
  };
  return new MastraLanguageModelV2Mock({
    modelId: "scripted",
    doGenerate: async () => next(),
    doStream: async () => ({ stream: streamOf(next()) }),
  });
}

/** Agents as `mastra.getAgent` gives them, traced as the environment says. */
export function startMastra(agents) {
  const endpoint = process.env.OTEL_EXPORTER_OTLP_ENDPOINT;
  const [name, value] = decodeURIComponent(process.env.OTEL_EXPORTER_OTLP_HEADERS).split("=");
  const custom = {
    endpoint: `${endpoint}/v1/traces`,
    headers: { [name]: value },
    protocol: "http/protobuf",
  };
  return new Mastra({
    agents,
    logger: false,
    observability: new Observability({
      configs: {
        otel: {
          serviceName: "support-desk",
          exporters: [new OtelExporter({ provider: { custom } })],
        },
      },
    }),
  });
}

function callsOf(answer, count) {
  return Object.entries(answer).map(([toolName, input], index) => ({
    type: "tool-call",
    toolCallId: `call_${count}_${index}`,
    toolName,
    input: JSON.stringify(input),
  }));
}

function streamOf({ content, finishReason, usage }) {
  const parts = content.flatMap((part) =>
    part.type === "text"
      ? [
          { type: "text-start", id: "1" },
          { type: "text-delta", id: "1", delta: part.text },
          { type: "text-end", id: "1" },
        ]
      : [part],
  );
  return ReadableStream.from([
    { type: "stream-start", warnings: [] },
    ...parts,
    { type: "finish", finishReason, usage },
  ]);
}
