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

/** `place` is a JSON pointer; of a key that of its record. */
export type Unstorable = { place: string; why: "not_text" | "too_much" };

/**
 * What keeps a value from being stored: a text that Postgres refuses, or that it takes more than `stepsMax`
 * characters and members to walk it. What the browser gives an action may hold itself, or one thing many
 * times; each costs anew, as it would whoever walks it next. Without recursion: it may be deep, too.
 */
export function findUnstorable(value: unknown, stepsMax = Infinity): Unstorable | null {
  const open: [value: unknown, place: string][] = [[value, ""]];
  let left = stepsMax;
  for (let next = open.pop(); next; next = open.pop()) {
    const [inner, place] = next;
    left -= typeof inner === "string" ? inner.length + 1 : 1;
    if (left < 0) return { place, why: "too_much" };
    const members = membersOf(inner);
    const isOdd = isNoText(inner) || members.some(([key]) => isRefused(key));
    if (isOdd) return { place, why: "not_text" };
    for (const [key, below] of members) open.push([below, `${place}/${key}`]);
  }
  return null;
}

function isNoText(value: unknown): boolean {
  return typeof value === "string" && isRefused(value);
}

function membersOf(value: unknown): [string, unknown][] {
  const isHolder = typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
  return isHolder ? Object.entries(value) : [];
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
