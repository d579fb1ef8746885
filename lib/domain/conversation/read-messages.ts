import type { Json } from "../json";
import { type Fields, firstOf, isFields, parseEmbedded, textAt } from "./fields";
import { emptyMessage, type Message, type Speaker, speakerOf } from "./message";
import { readCall, readContent, readPart, unwrapText } from "./read-parts";

/**
 * The messages in the body of a span, whatever the dialect: chat completions, responses, Anthropic,
 * Google, LangChain, OpenTelemetry's GenAI conventions. `role` is the speaker of what names none.
 * What is no message at all becomes one with the value under `other`: nothing is left out.
 */
export function readMessages(body: Json, role: Speaker): Message[] {
  if (body === null || body === "") return [];
  if (Array.isArray(body)) return body.flatMap((item) => readMessages(item, role));
  if (!isFields(body)) return [{ ...emptyMessage(role), text: String(body) }];
  return readHolder(body, role) ?? [readMessage(body, role)];
}

/** An object that holds messages instead of being one; undefined where it holds none. */
function readHolder(body: Fields, role: Speaker): Message[] | undefined {
  if (isAttributes(body)) {
    return Object.entries(body).flatMap(([key, value]) =>
      readMessages(value, roleOfKey(key, role)),
    );
  }
  const held = firstOf(body, "messages", "contents", "generations", "choices", "candidates");
  if (Array.isArray(held)) {
    return [...readMessages(systemOf(body), "system"), ...readMessages(held, role)];
  }
  const output = body["output"];
  if (Array.isArray(output) && body["role"] === undefined) return readMessages(output, role);
  const inner = firstOf(body, "message", "content");
  const isWrapped = isFields(inner) && (inner["role"] ?? inner["parts"] ?? inner["kwargs"]);
  return isWrapped ? readMessages(inner, role) : undefined;
}

function systemOf(body: Fields): Json {
  const config = isFields(body["config"]) ? body["config"] : {};
  const keys = ["system", "system_instruction", "systemInstruction", "instructions"];
  return firstOf(body, ...keys) ?? firstOf(config, ...keys) ?? null;
}

/** Several bodies of one span are kept apart by their attribute names. */
function isAttributes(body: Fields): boolean {
  const keys = Object.keys(body);
  return keys.length > 0 && keys.every((key) => /^[a-z_]+\.[a-z_.]+$/.test(key));
}

function roleOfKey(key: string, role: Speaker): Speaker {
  return key.endsWith("system_instructions") ? "system" : role;
}

function readMessage(item: Fields, role: Speaker): Message {
  const fields = unwrapLangChain(item);
  const stated = textAt(fields, "role", "type");
  const message = emptyMessage(speakerOf(stated) ?? role);
  message.name = nameOf(fields);
  if (message.role === "tool") readToolMessage(fields, message);
  else readBody(fields, message);
  for (const call of [fields["tool_calls"] ?? []].flat()) {
    if (isFields(call)) message.calls.push(readCall(call));
  }
  if (isEmpty(message)) message.other.push(item);
  return { ...message, role: speakerByContent(message, stated) };
}

/** A speaker that is no role is a name; an item's own name is that of its tool. */
function nameOf(fields: Fields): string | null {
  const role = textAt(fields, "role");
  if (role === null) return null;
  return textAt(fields, "name") ?? (speakerOf(role) === undefined ? role : null);
}

/** Only a model calls tools and reasons, only tools answer: history must read like the first time. */
function speakerByContent({ role, text, calls, results }: Message, stated: string | null): Speaker {
  if (results.length > 0 && text === "" && calls.length === 0) return "tool";
  return stated === "reasoning" || (role === "user" && calls.length > 0) ? "assistant" : role;
}

function readBody(fields: Fields, message: Message): void {
  const content = firstOf(fields, "content", "parts");
  const isItem = content === undefined || speakerOf(fields["role"] ?? fields["type"]) === undefined;
  if (isItem && fields["role"] === undefined && fields["parts"] === undefined) {
    if (fields["type"] !== undefined || fields["text"] !== undefined) readPart(fields, message);
    return;
  }
  readContent(content, message);
}

function readToolMessage(fields: Fields, message: Message): void {
  const parts = firstOf(fields, "parts", "content") ?? null;
  const own = emptyMessage("tool");
  if (Array.isArray(parts)) readContent(parts, own);
  if (own.results.length > 0) {
    message.results.push(...own.results);
    return;
  }
  message.results.push({
    id: textAt(fields, "tool_call_id", "call_id", "id"),
    name: textAt(fields, "name"),
    value: parseEmbedded(unwrapText(parts)),
  });
}

const CONSTRUCTOR = /^(Human|AI|System|Tool|Function|Chat)Message/;

/** `{lc, id: […, "AIMessage"], kwargs}` and `{type: "ai", data}` are messages in a wrapping. */
function unwrapLangChain(item: Fields): Fields {
  const { kwargs, data, id } = item;
  if (isFields(kwargs) && Array.isArray(id)) {
    const constructor = id.at(-1);
    const [, type] = CONSTRUCTOR.exec(typeof constructor === "string" ? constructor : "") ?? [];
    return type === undefined ? kwargs : { ...kwargs, role: type.toLowerCase() };
  }
  const type = textAt(item, "type");
  return isFields(data) && speakerOf(type) !== undefined ? { ...data, role: type } : item;
}

function isEmpty({ text, calls, results, other }: Message): boolean {
  return text === "" && calls.length + results.length + other.length === 0;
}
