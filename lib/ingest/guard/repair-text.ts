import type { Json } from "@/lib/domain/json";
import { jsonDouble } from "../otlp/attributes";

const REPLACEMENT = "\uFFFD";

/**
 * Postgres refuses NUL and lone surrogates; both become a visible U+FFFD, in keys too. A number beyond
 * what JSON can write back (1e400) becomes the word that OTLP uses, instead of a silent null.
 * What needs no repair is returned as it is, not copied.
 */
export function repairText(value: Json): Json {
  return needsRepair(value) ? rebuild(value) : value;
}

/**
 * A place of a text that Postgres refuses, as a JSON pointer; of a key that of its record. Without recursion,
 * and at each object once: what the browser gives an action may be deep, and may hold itself.
 */
export function findUnstorable(value: unknown): string | null {
  const open: [value: unknown, place: string][] = [[value, ""]];
  const seen = new Set<object>();
  for (let next = open.pop(); next; next = open.pop()) {
    const [inner, place] = next;
    if (typeof inner === "string" && isRefused(inner)) return place;
    if (typeof inner !== "object" || inner === null || seen.has(inner)) continue;
    seen.add(inner);
    for (const [key, below] of Object.entries(inner)) {
      if (isRefused(key)) return place;
      open.push([below, `${place}/${key}`]);
    }
  }
  return null;
}

function needsRepair(value: Json): boolean {
  if (typeof value === "string") return isRefused(value);
  if (typeof value === "number") return !Number.isFinite(value);
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(needsRepair);
  for (const key in value) {
    if (isRefused(key) || needsRepair(value[key] ?? null)) return true;
  }
  return false;
}

function rebuild(value: Json): Json {
  if (typeof value === "string") return repairString(value);
  if (typeof value === "number") return jsonDouble(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(rebuild);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [repairString(key), rebuild(inner)]),
  );
}

function isRefused(text: string): boolean {
  return !text.isWellFormed() || text.includes("\0");
}

function repairString(text: string): string {
  return isRefused(text) ? text.toWellFormed().replaceAll("\0", REPLACEMENT) : text;
}
