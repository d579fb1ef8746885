/**
 * What one trace as the Google ADK nests it costs on its way in: 63 agents, each run inside the model call
 * that transferred to it, 300 KB in all. CPU time of the one thread, from the OTLP body to placed handoffs;
 * no server and no database. Options: `--levels 63 --rounds 60`.
 */
import { parseArgs } from "node:util";
import { register } from "tsx/esm/api";
import { printResult } from "./bench-server.ts";
import { encodeOtlpRequest, type PlainSpan } from "./otlp-encoder.ts";
import { proseText } from "./load-texts.ts";

const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
const STARTED_NS = 1_768_478_400_000_000_000n;
const BYTES = 300_000;
const CPU_MS_MAX = 50;

register();
const { measureDeepTrace } = await import("./way-in.ts");
const { values } = parseArgs({
  options: {
    levels: { type: "string", default: "63" },
    rounds: { type: "string", default: "60" },
  },
});
const levels = Number(values.levels);
const body = makeBody(levels);
const rounds = Array.from({ length: Number(values.rounds) }, () => measureDeepTrace(body));
const [first] = rounds;
const sorted = rounds.toSorted((a, b) => a.totalMs - b.totalMs);
const median = sorted[Math.floor(sorted.length / 2)];

printResult({
  bench: "deep-trace",
  levels,
  kilobytes: Math.round(body.byteLength / 1000),
  handoffs: median?.handoffs ?? 0,
  "first round (ms)": round(first?.totalMs),
  "median (ms)": round(median?.totalMs),
  "translate and fold of it (ms)": round(median?.handoffsMs),
  holds: (median?.totalMs ?? Infinity) < CPU_MS_MAX,
});

function makeBody(count: number): Uint8Array {
  const chars = Math.floor(BYTES / count / 2);
  const levelSpans = Array.from({ length: count }, (_, level) => spansOf(level, count, chars));
  return encodeOtlpRequest({
    resource: { "service.name": "adk" },
    scope: { name: "gcp.vertex.agent" },
    spans: levelSpans.flat().toReversed(),
  });
}

/** An agent, its model call around all that comes after, and the tool call that transfers. */
function spansOf(level: number, count: number, chars: number): PlainSpan[] {
  const text = proseText().padEnd(chars, " and so on").slice(0, chars);
  const own = { "gen_ai.conversation.id": "session", "gen_ai.agent.name": `agent_${level}` };
  const inner = [idOf(level, 1), level] as const;
  const spans = [
    spanOf([idOf(level, 0), level], level === 0 ? "" : idOf(level - 1, 1), {
      name: `invoke_agent agent_${level}`,
      attributes: { "gen_ai.operation.name": "invoke_agent", ...own },
    }),
    spanOf(inner, idOf(level, 0), {
      name: "call_llm",
      attributes: {
        ...own,
        "gen_ai.operation.name": "generate_content",
        "gcp.vertex.agent.llm_request": JSON.stringify({ contents: [{ text }] }),
        "gcp.vertex.agent.llm_response": JSON.stringify({ content: { parts: [{ text }] } }),
        "gen_ai.usage.input_tokens": 400 + level,
      },
    }),
  ];
  if (level + 1 === count) return spans;
  const call = {
    "gen_ai.operation.name": "execute_tool",
    "gen_ai.tool.name": "transfer_to_agent",
    "gcp.vertex.agent.tool_call_args": JSON.stringify({ agent_name: `agent_${level + 1}` }),
  };
  const transfer = { name: "execute_tool transfer_to_agent", attributes: call };
  return [...spans, spanOf([idOf(level, 2), level], idOf(level, 1), transfer)];
}

function spanOf(
  [spanId, level]: readonly [string, number],
  parentSpanId: string,
  of: Pick<PlainSpan, "name" | "attributes">,
): PlainSpan {
  const startNs = STARTED_NS + BigInt(level) * 1_000_000n;
  const endNs = STARTED_NS + 1_000_000_000n - BigInt(level) * 1_000_000n;
  return { traceId: TRACE_ID, spanId, parentSpanId, startNs, endNs, ...of };
}

function idOf(level: number, part: number): string {
  return (level * 3 + part + 1).toString(16).padStart(16, "0");
}

function round(ms = 0): number {
  return Math.round(ms * 10) / 10;
}
