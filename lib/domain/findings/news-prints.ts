import type { Json } from "../json";

const PRINTS_MAX = 5_000;
/** A longer text says the same wherever it stands. */
const OWN_MEANING_CHARS_MIN = 4;
/** They differ each time and tell an agent nothing. */
const NO_NEWS =
  /^(?:timestamp|created|updated|\w*_at|\w*At|attempts?|retr(?:y|ies)(?:_count)?|handoff_count|visited_agents|max_handoffs|(?:tool_?)?call_?id|(?:message|span|trace|handoff|request|run)_?id)$/i;

/**
 * What a context says, as a set: texts by themselves, so that renaming and reordering bring no news;
 * numbers, yes and no with their name. Counters and clocks of the sender are left out.
 */
export function newsPrints(values: readonly Json[]): Set<string> {
  const prints = new Set<string>();
  const open: [string, Json][] = values.map((value) => ["", value]);
  for (let next = open.pop(); next && prints.size < PRINTS_MAX; next = open.pop()) {
    const [name, value] = next;
    if (typeof value === "object") open.push(...partsOf(name, value));
    else if (value !== "") prints.add(printOf(name, value));
  }
  return prints;
}

function partsOf(name: string, value: Json[] | { [key: string]: Json } | null): [string, Json][] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.map((item) => [name, item]);
  return Object.entries(value).filter(([key]) => !NO_NEWS.test(key));
}

function printOf(name: string, leaf: string | number | boolean): string {
  const text = String(leaf).trim().replace(/\s+/g, " ").toLowerCase();
  const isOwn = typeof leaf === "string" && text.length >= OWN_MEANING_CHARS_MIN;
  return isOwn ? text : `${name}=${text}`;
}
