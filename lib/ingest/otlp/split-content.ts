import { isRecord, type Json } from "@/lib/domain/json";
import { isLargerThan } from "../guard/json-size";
import { setAttribute } from "./attributes";
import { parseEmbedded } from "./embedded-json";
import type { Attributes } from "./otlp-span";

type Parts = Record<"attributes" | "input" | "output", Attributes>;
export type SplitContent = { attributes: Attributes; input?: Json; output?: Json };

const INPUT_KEYS = new Set([
  "gcp.vertex.agent.llm_request",
  "gcp.vertex.agent.tool_call_args",
  "gen_ai.system_instructions",
  "gen_ai.input.messages",
  "gen_ai.prompt",
  "gen_ai.tool.call.arguments",
  "input.value",
  "traceloop.entity.input",
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
  "output.value",
  "traceloop.entity.output",
  "mastra.agent_run.output",
  "mastra.model_step.output",
  "mastra.model_generation.output",
  "baton.handoff.understood",
]);
/** Where tools find what they were called with, best first; the last two are content of any span. */
export const ARGUMENT_KEYS: ReadonlySet<string> = new Set([
  "gcp.vertex.agent.tool_call_args",
  "gen_ai.tool.call.arguments",
  "input.value",
  "traceloop.entity.input",
]);
const OF_ANY_SPAN = new Set(["input.value", "traceloop.entity.input"]);
const RESULT_KEYS = new Set(["gcp.vertex.agent.tool_response", "gen_ai.tool.call.result"]);

const ARGUMENTS_BYTES_MAX = 4096;
const ARGUMENT_BYTES_MAX = 500;

/** Set when arguments were too large to stay whole among the attributes. */
export const ARGUMENTS_CUT = "baton.tool.arguments_cut";
/** Which contents of a handoff a span had; they are in its bodies, in this order of preference. */
export const HANDOFF_CONTENT = "baton.handoff.has";
const RECEIVED = "baton.handoff.received";
const HANDOFF_CONTENTS = ["context", "received", "understood"];
const GEN_AI_CONTEXT = "gen_ai.handoff.context";
/** What a tool answered under `error`: the only sign of failure that some SDKs give. */
export const TOOL_ERROR = "baton.tool.error";

/** Moves large content out of the attributes; what dialects decide by stays, in small. */
export function splitContent(all: Attributes, { isTool = false } = {}): SplitContent {
  const parts = sortOut(all);
  const { attributes, input, output } = parts;
  keepHandoff(all, parts);
  for (const key of ARGUMENT_KEYS) {
    const isArguments = key in input && (isTool || !OF_ANY_SPAN.has(key));
    if (isArguments) keepArguments(attributes, key, input[key]);
  }
  for (const key of RESULT_KEYS) keepError(attributes, output[key]);
  return { attributes, ...bodyOf("input", input), ...bodyOf("output", output) };
}

function sortOut(all: Attributes): Parts {
  const parts: Parts = { attributes: {}, input: {}, output: {} };
  for (const [key, raw] of Object.entries(all)) {
    if (INPUT_KEYS.has(key)) keepContent(parts.input, key, parseEmbedded(raw));
    else if (OUTPUT_KEYS.has(key)) keepContent(parts.output, key, parseEmbedded(raw));
    else if (key !== RECEIVED) setAttribute(parts.attributes, key, raw);
  }
  return parts;
}

function bodyOf(name: "input" | "output", content: Attributes) {
  return Object.keys(content).length === 0 ? {} : { [name]: sole(content) };
}

/** What a handoff's sender states is an input, what its receiver states takes the body left. */
function keepHandoff(all: Attributes, { attributes, input, output }: Parts): void {
  if (GEN_AI_CONTEXT in all) attributes[GEN_AI_CONTEXT] = true;
  const held = HANDOFF_CONTENTS.filter((content) => `baton.handoff.${content}` in all);
  if (held.length === 0) return;
  attributes[HANDOFF_CONTENT] = held;
  const received = all[RECEIVED];
  if (received === undefined) return;
  keepContent(held.includes("context") ? output : input, RECEIVED, parseEmbedded(received));
}

/** ADK sets both model bodies to `{}` on tool spans: an empty object says nothing there. */
function keepContent(content: Attributes, key: string, value: Json): void {
  const isPlaceholder = key.startsWith("gcp.vertex.agent.llm_") && isEmptyObject(value);
  if (!isPlaceholder) content[key] = value;
}

function keepArguments(attributes: Attributes, key: string, value: Json = null): void {
  if (!isLargerThan(value, ARGUMENTS_BYTES_MAX)) {
    attributes[key] = value;
    return;
  }
  attributes[ARGUMENTS_CUT] = true;
  if (!isJsonObject(value)) return;
  const small = Object.entries(value).filter(
    ([, inner]) => !isLargerThan(inner, ARGUMENT_BYTES_MAX),
  );
  const kept = Object.fromEntries(small);
  if (!isLargerThan(kept, ARGUMENTS_BYTES_MAX)) attributes[key] = kept;
}

function keepError(attributes: Attributes, result: Json | undefined): void {
  if (result === undefined || !isJsonObject(result)) return;
  const error = result["error"];
  if (error === undefined || error === null || error === false || error === "") return;
  const text = typeof error === "string" ? error : JSON.stringify(error);
  attributes[TOOL_ERROR] = text.slice(0, ARGUMENT_BYTES_MAX);
}

/** One body stands for itself, several are told apart by their attribute names. */
function sole(content: Attributes): Json {
  const values = Object.values(content);
  return values.length === 1 ? (values[0] ?? null) : content;
}

function isEmptyObject(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

function isJsonObject(value: Json): value is Record<string, Json> {
  return isRecord(value);
}
