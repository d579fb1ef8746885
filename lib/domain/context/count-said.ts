import type { Json } from "../json";
import { isJsonRecord, isSystemMessage, type JsonRecord } from "./message-shape";

/** How the SDKs that have a tool to hand over with call it. */
const HANDS_OVER = /^(?:(?:transfer|handoff|hand_off)(?:_back)?_to_.+|delegate_task)$/;
/** No model says this: a supervisor's framework does, and a text of its own with it. */
const HANDS_BACK = /^(?:transfer|handoff|hand_off)_back_to_/;

/**
 * How many messages of a history say something of the work: neither an agent's own instructions, nor the
 * call that hands over and what its tool answered. Those say who goes on.
 */
export function countSaid(messages: readonly Json[]): number {
  const handingOver = new Set<Json>();
  return messages.filter((message) => {
    if (!isJsonRecord(message) || isSystemMessage(message)) return false;
    const { kwargs } = message;
    return !onlyHandsOver(isJsonRecord(kwargs) ? kwargs : message, handingOver);
  }).length;
}

/** `handingOver`: the ids of the calls that do, for their answers, which come later. */
function onlyHandsOver(message: JsonRecord, handingOver: Set<Json>): boolean {
  if (handingOver.has(answeredCall(message))) return true;
  const calls = callsIn(message);
  const isOnly = (pattern: RegExp) =>
    calls.length > 0 && calls.every(({ name }) => typeof name === "string" && pattern.test(name));
  if (!isOnly(hasText(message) ? HANDS_BACK : HANDS_OVER)) return false;
  for (const { id } of calls) if (id !== null) handingOver.add(id);
  return true;
}

function answeredCall({ tool_call_id, call_id, callId }: JsonRecord): Json {
  return tool_call_id ?? call_id ?? callId ?? null;
}

type Call = { name: Json; id: Json };

function callsIn(message: JsonRecord): Call[] {
  const { type, tool_calls: calls } = message;
  if (type === "function_call") {
    return [{ name: message["name"] ?? null, id: answeredCall(message) }];
  }
  if (!Array.isArray(calls)) return [];
  return calls.filter(isJsonRecord).map((call) => {
    const inner = isJsonRecord(call["function"]) ? call["function"] : call;
    return { name: inner["name"] ?? null, id: call["id"] ?? null };
  });
}

function hasText({ content = null }: JsonRecord): boolean {
  return content !== null && content !== "" && !(Array.isArray(content) && content.length === 0);
}
