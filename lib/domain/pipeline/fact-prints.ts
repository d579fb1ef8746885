import { isRecord, type Json } from "../json";

const PRINTS_MAX = 5_000;

/**
 * What a payload says, as a set: every leaf by its value, wherever it stands, so that renaming and
 * reordering bring no news.
 */
export function factPrints(values: readonly Json[]): Set<string> {
  const prints = new Set<string>();
  const open: Json[] = [...values];
  for (
    let value = open.pop();
    value !== undefined && prints.size < PRINTS_MAX;
    value = open.pop()
  ) {
    if (Array.isArray(value)) open.push(...value);
    else if (isRecord(value)) open.push(...Object.values(value));
    else if (value !== null && value !== "") prints.add(printOf(value));
  }
  return prints;
}

function printOf(leaf: string | number | boolean): string {
  return String(leaf).trim().replace(/\s+/g, " ").toLowerCase();
}
