import type { Json } from "../json";
import { type Fields, firstOf, isFields, parseEmbedded, textAt } from "./fields";
import type { Message, ToolCall, ToolResult } from "./message";

const CALL_TYPES = new Set(["function_call", "tool_call", "tool_use", "tool-call"]);
const RESULT_TYPES = new Set([
  "function_call_output",
  "function_call_result",
  "tool_call_response",
  "tool_result",
  "tool-result",
]);

/** Adds what a message's content holds: text, or parts of which each is text, a call or a result. */
export function readContent(content: Json | undefined, into: Message): void {
  if (content === undefined || content === null || content === "") return;
  if (Array.isArray(content)) {
    for (const part of content) readContent(part, into);
  } else if (isFields(content)) readPart(content, into);
  else addText(into, String(content));
}

/** What kind of part it is shows in its `type`, or in the one key that it has (Google). */
export function readPart(part: Fields, into: Message): void {
  const call = part["functionCall"] ?? part["function_call"];
  const response = part["functionResponse"] ?? part["function_response"];
  const type = textAt(part, "type") ?? "";
  if (isFields(call)) into.calls.push(readCall(call));
  else if (isFields(response)) into.results.push(readResult(response));
  else if (CALL_TYPES.has(type)) into.calls.push(readCall(part));
  else if (RESULT_TYPES.has(type)) into.results.push(readResult(part));
  else readProse(part, into);
}

function readProse(part: Fields, into: Message): void {
  const text = textAt(part, "text", "content", "output_text", "refusal", "thinking");
  const summary = part["summary"];
  if (text !== null) addText(into, text);
  else if (Array.isArray(summary) && summary.length > 0) readContent(summary, into);
  else if (Object.keys(part).length > 0) into.other.push(part);
}

/** OpenAI nests name and arguments below `function`; arguments are often JSON text. */
export function readCall(call: Fields): ToolCall {
  const inner = isFields(call["function"]) ? call["function"] : call;
  return {
    id: textAt(call, "call_id", "callId", "id", "toolCallId"),
    name: textAt(inner, "name", "toolName") ?? "unnamed tool",
    arguments: parseEmbedded(firstOf(inner, "arguments", "args", "input") ?? {}),
  };
}

export function readResult(result: Fields): ToolResult {
  const value = firstOf(result, "response", "output", "result", "content") ?? null;
  return {
    id: textAt(result, "tool_call_id", "tool_use_id", "call_id", "callId", "id", "toolCallId"),
    name: textAt(result, "name", "toolName"),
    value: parseEmbedded(unwrapText(value)),
  };
}

/** `{type: "text", text}` and a list of one such part stand for their text. */
export function unwrapText(value: Json): Json {
  const sole = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (!isFields(sole) || !/text/.test(textAt(sole, "type") ?? "")) return value;
  return textAt(sole, "text", "content") ?? value;
}

function addText(into: Message, text: string): void {
  into.text = into.text === "" ? text : `${into.text}\n${text}`;
}
