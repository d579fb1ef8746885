import { isRecord, type Json } from "@/lib/domain/json";
import { isDeeperThan } from "../guard/json-depth";
import { isLargerThan } from "../guard/json-size";
import { JSON_DEPTH_MAX } from "../guard/limits";
import { setAttribute } from "./attributes";
import type { Attributes } from "./otlp-span";

export type SplitContent = { attributes: Attributes; input?: Json; output?: Json };

const INPUT_KEYS = new Set([
  "gcp.vertex.agent.llm_request",
  "gcp.vertex.agent.tool_call_args",
  "gen_ai.system_instructions",
  "gen_ai.input.messages",
  "gen_ai.tool.call.arguments",
  "input.value",
]);
const OUTPUT_KEYS = new Set([
  "gcp.vertex.agent.llm_response",
  "gcp.vertex.agent.tool_response",
  "gen_ai.output.messages",
  "gen_ai.tool.call.result",
  "output.value",
]);
const ARGUMENT_KEYS = new Set(["gcp.vertex.agent.tool_call_args", "gen_ai.tool.call.arguments"]);
const RESULT_KEYS = new Set(["gcp.vertex.agent.tool_response", "gen_ai.tool.call.result"]);

const ARGUMENTS_BYTES_MAX = 4096;
const ARGUMENT_BYTES_MAX = 500;

/** Set when arguments were too large to stay whole among the attributes. */
export const ARGUMENTS_CUT = "baton.tool.arguments_cut";
/** What a tool answered under `error`: the only sign of failure that some SDKs give. */
export const TOOL_ERROR = "baton.tool.error";

/** Moves large content out of the attributes; what dialects decide by stays, in small. */
export function splitContent(all: Attributes): SplitContent {
  const attributes: Attributes = {};
  const input: Attributes = {};
  const output: Attributes = {};
  for (const [key, raw] of Object.entries(all)) {
    if (INPUT_KEYS.has(key)) keepContent(input, key, parseEmbedded(raw));
    else if (OUTPUT_KEYS.has(key)) keepContent(output, key, parseEmbedded(raw));
    else setAttribute(attributes, key, raw);
  }
  for (const key of ARGUMENT_KEYS) if (key in input) keepArguments(attributes, key, input[key]);
  for (const key of RESULT_KEYS) keepError(attributes, output[key]);
  return {
    attributes,
    ...(Object.keys(input).length > 0 && { input: sole(input) }),
    ...(Object.keys(output).length > 0 && { output: sole(output) }),
  };
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

/** Content is a structured value or JSON text, cut JSON text included: that stays text. */
function parseEmbedded(raw: Json): Json {
  if (typeof raw !== "string" || !/^\s*[[{"]/.test(raw) || isDeeperThan(raw, JSON_DEPTH_MAX)) {
    return raw;
  }
  try {
    const value: Json = JSON.parse(raw);
    return value;
  } catch {
    return raw;
  }
}

function isEmptyObject(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

function isJsonObject(value: Json): value is Record<string, Json> {
  return isRecord(value);
}
