import type { Json } from "../json";

/**
 * Message histories as SDKs write them: OpenAI, Gemini (`contents`/`parts`), LangChain, AI SDK and the
 * OTel GenAI conventions. What a protocol needs (roles, call ids, tool names) is not context.
 */
const PROTOCOL_KEYS = new Set([
  "role",
  "author",
  "type",
  "id",
  "name",
  "call_id",
  "callId",
  "tool_call_id",
  "toolCallId",
  "toolName",
  "mediaType",
  "mime_type",
  "mimeType",
  "finish_reason",
  "finishReason",
  "status",
  "annotations",
  "refusal",
  "providerData",
  "thoughtSignature",
  "thought_signature",
  "response_metadata",
  "usage_metadata",
  "additional_kwargs",
  "invalid_tool_calls",
  "lc",
]);
/** What wraps the content of a message: below anything else, the sender's own data begins. */
const ENVELOPE_KEYS = new Set([
  "content",
  "parts",
  "tool_calls",
  "kwargs",
  "function",
  "functionCall",
  "functionResponse",
]);
const ROLES = new Set([
  "user",
  "assistant",
  "system",
  "developer",
  "tool",
  "function",
  "model",
  "human",
  "ai",
  "ROLE_USER",
  "ROLE_AGENT",
]);
const ITEM_TYPES = new Set([
  "message",
  "human",
  "ai",
  "system",
  "tool",
  "function_call",
  "function_call_result",
  "function_call_output",
  "reasoning",
]);
const HISTORY_KEYS = ["messages", "contents", "input"];
const REQUEST_KEYS = ["model", "config", "tools", "generationConfig", "invocation_params"];
const SYSTEM_ROLES = new Set(["system", "developer"]);

export type JsonRecord = Record<string, Json>;

export function isJsonRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isMessage(value: Json | undefined): value is JsonRecord {
  if (!isJsonRecord(value)) return false;
  const { role, type, lc } = value;
  if (typeof role === "string") return ROLES.has(role) && hasContent(value);
  if (lc === 1) return "kwargs" in value;
  return typeof type === "string" && ITEM_TYPES.has(type) && hasContent(value);
}

function hasContent(value: JsonRecord): boolean {
  return (
    "content" in value ||
    "parts" in value ||
    "tool_calls" in value ||
    "arguments" in value ||
    "output" in value
  );
}

export function isProtocolKey(key: string): boolean {
  return PROTOCOL_KEYS.has(key);
}

export function isEnvelopeKey(key: string): boolean {
  return ENVELOPE_KEYS.has(key);
}

/** An agent's own instructions; they do not travel. */
export function isSystemMessage(record: JsonRecord): boolean {
  const { role, type, id } = record;
  const isSystem =
    (typeof role === "string" && SYSTEM_ROLES.has(role)) ||
    type === "system" ||
    (Array.isArray(id) && id.at(-1) === "SystemMessage");
  return isSystem && isMessage(record);
}

/** What a LangGraph node returns to send the graph on: where to is no context, its update is. */
export function isGraphCommand({ lg_name: name }: JsonRecord): boolean {
  return name === "Command";
}

/** What it changes of the graph's state; a swarm says there, too, who goes on. */
export function updateOf({ update = null }: JsonRecord): Json {
  if (!isJsonRecord(update) || !("activeAgent" in update)) return update;
  const { activeAgent: _, ...state } = update;
  return state;
}

/** The history inside a model request, whose other members are settings; null when it is none. */
export function historyOfRequest(value: JsonRecord): string | null {
  if (!REQUEST_KEYS.some((key) => key in value)) return null;
  return HISTORY_KEYS.find((key) => isHistory(value[key])) ?? null;
}

function isHistory(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isMessage);
}
