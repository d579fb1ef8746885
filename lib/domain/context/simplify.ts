import type { Json } from "../json";
import { countSaid } from "./count-said";
import type { AnalysisLimits } from "./limits";
import {
  historyOfRequest,
  isEnvelopeKey,
  isGraphCommand,
  isJsonRecord,
  isMessage,
  isProtocolKey,
  isSystemMessage,
  type JsonRecord,
  updateOf,
} from "./message-shape";

export type Simplified = {
  value: Json;
  /** Instructions of the agent itself: no facts of the context, though a fact may stand in them. */
  asides: string[];
  /** Lists of messages: what is said there is searched, however long the list. */
  histories: ReadonlySet<Json>;
  /** Of each of them: how many messages say something of the work. */
  said: ReadonlyMap<Json, number>;
  isComplete: boolean;
  /** How many values it has. */
  facts: number;
};

type Reading = Omit<Simplified, "value" | "histories" | "said"> & {
  histories: Set<Json>;
  said: Map<Json, number>;
  limits: AnalysisLimits;
  chars: number;
};

const ASIDE_DEPTH_MAX = 8;

/**
 * A context as it is compared: protocol fields of messages and agents' own instructions left out (as
 * null, so that no position shifts), texts that hold JSON opened. Data without either comes back as it
 * is, uncopied. What is beyond the limits is left out too, and said.
 */
export function simplify(value: Json, limits: AnalysisLimits): Simplified {
  const kept = { asides: [], histories: new Set<Json>(), said: new Map<Json, number>() };
  const reading: Reading = { ...kept, limits, isComplete: true, facts: 0, chars: 0 };
  const simple = simplifyValue(value, { depth: 0, inMessage: false }, reading);
  return { ...kept, value: simple, isComplete: reading.isComplete, facts: reading.facts };
}

type Place = { depth: number; inMessage: boolean };

function simplifyValue(value: Json, place: Place, reading: Reading): Json {
  if (typeof value === "object" && value !== null) {
    if (place.depth >= reading.limits.depth) return leaveOut(reading);
    return Array.isArray(value)
      ? simplifyItems(value, place, reading)
      : simplifyRecord(value, place, reading);
  }
  if (isFull(reading)) return leaveOut(reading);
  reading.facts += 1;
  if (typeof value !== "string") return value;
  const opened = openJsonText(value, reading.limits);
  if (opened !== undefined) {
    return simplifyValue(opened, { depth: place.depth + 1, inMessage: false }, reading);
  }
  reading.chars += value.length;
  return value;
}

function leaveOut(reading: Reading): null {
  reading.isComplete = false;
  return null;
}

function isFull({ facts, chars, limits }: Reading): boolean {
  return facts >= limits.facts || chars >= limits.textChars;
}

function simplifyItems(items: Json[], { depth, inMessage }: Place, reading: Reading): Json {
  let copy: Json[] | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] ?? null;
    if (isFull(reading)) {
      reading.isComplete = false;
      return (copy ?? items).slice(0, index);
    }
    const simple = simplifyValue(item, { depth: depth + 1, inMessage }, reading);
    if (simple !== item) copy ??= items.slice(0, index);
    copy?.push(simple);
  }
  const simple = copy ?? items;
  if (isMessage(items[0])) {
    reading.histories.add(simple);
    reading.said.set(simple, countSaid(items));
  }
  return simple;
}

function simplifyRecord(record: JsonRecord, place: Place, reading: Reading): Json {
  if (isSystemMessage(record)) {
    collectTexts(record, reading.asides, 0);
    return null;
  }
  const isEnvelope = place.inMessage || isMessage(record);
  const content = contentOf(record, isEnvelope, reading);
  let copy = content === record ? undefined : content;
  for (const key in content) {
    const value = content[key] ?? null;
    const inMessage = isEnvelope && isEnvelopeKey(key);
    const simple = simplifyValue(value, { depth: place.depth + 1, inMessage }, reading);
    if (simple === value) continue;
    copy ??= { ...record };
    copy[key] = simple;
  }
  return copy ?? record;
}

/** The members that are context: of a model request its history, of a message not the protocol. */
function contentOf(record: JsonRecord, isEnvelope: boolean, reading: Reading): JsonRecord {
  return isGraphCommand(record)
    ? { update: updateOf(record) }
    : withoutProtocol(record, isEnvelope, reading);
}

function withoutProtocol(record: JsonRecord, isEnvelope: boolean, reading: Reading): JsonRecord {
  const history = historyOfRequest(record);
  if (!isEnvelope && history === null) return record;
  const content: JsonRecord = {};
  for (const [key, value] of Object.entries(record)) {
    if (history !== null && key !== history) collectTexts(value, reading.asides, 0);
    else if (!isEnvelope || !isProtocolKey(key)) content[key] = value;
  }
  return content;
}

/** Tool arguments and whole contexts often travel as JSON in a string. */
function openJsonText(text: string, limits: AnalysisLimits): Json | undefined {
  const first = text[0];
  if ((first !== "{" && first !== "[") || text.length > limits.jsonTextChars) return undefined;
  if (!text.trimEnd().endsWith(first === "{" ? "}" : "]")) return undefined;
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function collectTexts(value: Json, texts: string[], depth: number): void {
  if (typeof value === "string") texts.push(value);
  if (depth >= ASIDE_DEPTH_MAX) return;
  if (Array.isArray(value)) {
    for (const item of value) collectTexts(item, texts, depth + 1);
  } else if (isJsonRecord(value)) {
    for (const inner of Object.values(value)) collectTexts(inner, texts, depth + 1);
  }
}
