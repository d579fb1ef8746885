import type { EventId } from "../ids";
import { canonicalJson, compareText } from "../json";
import type { Nanos } from "../time";

/** A value and the event that said it. */
export type Reading<Value> = { at: Nanos; eventId: EventId; value: Value };

/** One register per fact; a fact that nobody stated has none. */
export type Registers<Facts> = { readonly [Name in keyof Facts]?: Reading<Facts[Name]> };

type Join<Value> = (a: Value, b: Value) => Value;
type JoinReadings = <Value>(a: Reading<Value>, b: Reading<Value>) => Reading<Value>;

/**
 * Both joins pick an end of one total order (at, event id, canonical value), and picking an end
 * is commutative, associative and idempotent: whatever is built from them folds in any order.
 */
export function earliest<Value>(a: Reading<Value>, b: Reading<Value>): Reading<Value> {
  return compareReadings(a, b) <= 0 ? a : b;
}

export function latest<Value>(a: Reading<Value>, b: Reading<Value>): Reading<Value> {
  return compareReadings(a, b) >= 0 ? a : b;
}

export function mergeRegisters<Facts>(
  a: Registers<Facts>,
  b: Registers<Facts>,
  join: JoinReadings,
): Registers<Facts> {
  const merged: { [Name in keyof Facts]?: Reading<Facts[Name]> } = { ...a };
  for (const name in b) {
    const [mine, theirs] = [a[name], b[name]];
    if (theirs) merged[name] = mine ? join(mine, theirs) : theirs;
  }
  return merged;
}

export function mergeMaps<Key, Value>(
  a: ReadonlyMap<Key, Value>,
  b: ReadonlyMap<Key, Value>,
  join: Join<Value>,
): ReadonlyMap<Key, Value> {
  if (b.size === 0) return a;
  const merged = new Map(a);
  for (const [key, theirs] of b) {
    const mine = a.get(key);
    merged.set(key, mine === undefined ? theirs : join(mine, theirs));
  }
  return merged;
}

function compareReadings(a: Reading<unknown>, b: Reading<unknown>): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.eventId !== b.eventId) return compareText(a.eventId, b.eventId);
  if (a.value === b.value) return 0;
  return compareText(valueText(a.value), valueText(b.value));
}

function valueText(value: unknown): string {
  return typeof value === "bigint" ? value.toString() : canonicalJson(value);
}
