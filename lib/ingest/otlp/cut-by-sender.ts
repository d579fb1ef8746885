import type { Json } from "@/lib/domain/json";

/** What SDKs put behind text that they cut; the OpenAI exporter does at 100,000 bytes. */
const SUFFIX = /(?:\.\.\.|…) ?[[(<]?truncated[\])>]?$/i;
const TAIL_CHARS = 40;

/** Set when the sender kept back a part of the span's input or output. */
export const CUT_BY_SENDER = "baton.cut_by_sender";

/** Whether a body, or a text inside it, was cut; a value cut whole leaves `{truncated: true, …}`. */
export function isCutBySender(value: Json): boolean {
  if (typeof value === "string") return isCutText(value);
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(isCutBySender);
  if (value["truncated"] === true && typeof value["original_type"] === "string") return true;
  return Object.values(value).some(isCutBySender);
}

export function isCutText(text: string): boolean {
  return SUFFIX.test(text.slice(-TAIL_CHARS));
}

/** JSON text that breaks off: it starts as an object or a list and does not end as one. */
export function isCutJson(text: string): boolean {
  const start = /^\s*([{[])\s*["{[]/.exec(text.slice(0, TAIL_CHARS))?.[1];
  if (start === undefined) return false;
  return !text
    .slice(-TAIL_CHARS)
    .trimEnd()
    .endsWith(start === "[" ? "]" : "}");
}
