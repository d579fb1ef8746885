import { isJsonRecord, isMessage, type JsonRecord } from "../context/message-shape";
import type { Json } from "../json";

/** A place in data that reads like an order to whoever reads it. */
export type Order = { path: string; text: string };

/**
 * What people write to turn an agent around (OWASP LLM01:2025): set the old orders aside, take a new
 * part, give away what was confided. Everyday words alone are none of these.
 */
const ORDERS = new RegExp(
  [
    String.raw`\b(?:ignore|disregard|forget|override|bypass)\s+(?:\w+\s+){0,3}(?:previous|prior|above|earlier|preceding|all|your|the\s+system)\s+(?:\w+\s+){0,2}(?:instructions?|prompts?|rules?|directions?|guidelines|context)\b`,
    String.raw`\byou\s+are\s+now\s+(?:an?|the|in)\s+(?:\w+\s+){0,3}(?:mode|assistant|agent|model|ai|admin\w*|dan)\b`,
    String.raw`\b(?:reveal|print|output|repeat|leak|send|show)\s+(?:\w+\s+){0,3}(?:system\s+prompt|hidden\s+instructions?|initial\s+instructions?)`,
    String.raw`\bdo\s+not\s+(?:tell|inform|mention\s+(?:this|it)\s+to|alert|notify)\s+(?:the\s+)?(?:users?|humans?|operators?|anyone)\b`,
    String.raw`\b(?:new|updated|real)\s+(?:system\s+)?instructions?\s*:`,
    String.raw`<\/?(?:system|im_start|im_end)\b|<\|(?:im_start|system)\|>|\[\/?INST\]|^\s*#+\s*system\s*:`,
  ].join("|"),
  "i",
);
/** Where people and agents do give orders. */
const ORDER_KEYS = new Set([
  "task",
  "instructions",
  "instruction",
  "system",
  "system_prompt",
  "prompt",
  "goal",
  "objective",
  "justification",
  "backstory",
  "user_request",
  "original_request",
]);
/** Of a conversation only what tools brought is data. */
const DATA_WORDS = new Set(["tool", "function", "function_call_result", "function_call_output"]);
const TEXT_CHARS_MIN = 12;
const TEXT_CHARS_MAX = 200_000;
const SHOWN_CHARS = 160;
const ORDERS_MAX = 10;
const DEPTH_MAX = 200;

/** The data of a context that reads like an order; linear in its size. */
export function findOrders(context: Json): Order[] {
  const orders: Order[] = [];
  const open: { path: string; value: Json; depth: number }[] = [
    { path: "", value: context, depth: 0 },
  ];
  for (let next = open.pop(); next && orders.length < ORDERS_MAX; next = open.pop()) {
    const { path, value, depth } = next;
    if (typeof value === "string") {
      const text = orderIn(value);
      if (text !== null) orders.push({ path, text });
    } else if (depth < DEPTH_MAX) {
      for (const [key, inner] of partsOf(value)) {
        open.push({ path: `${path}/${escaped(key)}`, value: inner, depth: depth + 1 });
      }
    }
  }
  return orders;
}

function partsOf(value: Json): [string, Json][] {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item]);
  if (!isJsonRecord(value) || isTalk(value)) return [];
  return Object.entries(value).filter(([key]) => !ORDER_KEYS.has(key));
}

function isTalk(value: JsonRecord): boolean {
  if (!isMessage(value)) return false;
  return ![value["role"], value["type"]].some(
    (word) => typeof word === "string" && DATA_WORDS.has(word),
  );
}

function orderIn(text: string): string | null {
  if (text.length < TEXT_CHARS_MIN) return null;
  const found = ORDERS.exec(text.slice(0, TEXT_CHARS_MAX));
  return found ? text.slice(found.index, found.index + SHOWN_CHARS) : null;
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
