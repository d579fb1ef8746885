import { canonicalJson, type Json } from "../json";
import { isScalar } from "./leaf";
import { isJsonRecord } from "./message-shape";

const ID_NAMES = ["id", "uuid", "key", "name", "email", "url"];

export type Alignment = {
  pairs: [a: number, b: number][];
  /** Indexes without a counterpart. */
  onlyA: number[];
  onlyB: number[];
};

/**
 * Which item of `b` is which item of `a`: by id, else by value, so that taking one out does not shift
 * the rest; records that are left, in order, when equally many are left on both sides.
 */
export function alignItems(a: readonly Json[], b: readonly Json[]): Alignment {
  const byId = matchBy({ a, b, onlyA: [...a.keys()], onlyB: [...b.keys()] }, identityOf);
  const byValue = matchBy({ a, b, ...byId }, valueOf);
  const pairs = [...byId.pairs, ...byValue.pairs];
  const { onlyA, onlyB } = byValue;
  const left = onlyA.filter((index) => !isScalar(a[index]));
  const right = onlyB.filter((index) => !isScalar(b[index]));
  if (left.length === 0 || left.length !== right.length) return { pairs, onlyA, onlyB };
  for (const [rank, index] of left.entries()) pairs.push([index, right[rank] ?? index]);
  return {
    pairs,
    onlyA: onlyA.filter((index) => isScalar(a[index])),
    onlyB: onlyB.filter((index) => isScalar(b[index])),
  };
}

type Open = { a: readonly Json[]; b: readonly Json[]; onlyA: number[]; onlyB: number[] };

/** Pairs equal keys first come, first served. */
function matchBy({ a, b, onlyA, onlyB }: Open, keyOf: KeyOf): Alignment {
  if (onlyA.length === 0 || onlyB.length === 0) return { pairs: [], onlyA, onlyB };
  const waiting = queueUp(b, onlyB, keyOf);
  const pairs: [number, number][] = [];
  const taken = new Set<number>();
  const left: number[] = [];
  for (const index of onlyA) {
    const key = keyOf(a[index] ?? null);
    const partner = key === undefined ? undefined : waiting.get(key)?.pop();
    if (partner === undefined) left.push(index);
    else {
      pairs.push([index, partner]);
      taken.add(partner);
    }
  }
  return { pairs, onlyA: left, onlyB: onlyB.filter((index) => !taken.has(index)) };
}

type KeyOf = (item: Json) => string | number | boolean | undefined;

/** The indexes of each key, the last first. */
function queueUp(items: readonly Json[], indexes: readonly number[], keyOf: KeyOf) {
  const waiting = new Map<ReturnType<KeyOf>, number[]>();
  for (const index of indexes.toReversed()) {
    const key = keyOf(items[index] ?? null);
    const group = waiting.get(key);
    if (group) group.push(index);
    else if (key !== undefined) waiting.set(key, [index]);
  }
  return waiting;
}

function identityOf(item: Json): string | number | boolean | undefined {
  if (!isJsonRecord(item)) return undefined;
  for (const name of ID_NAMES) {
    const value = item[name];
    if (isScalar(value)) return value;
  }
  return undefined;
}

function valueOf(item: Json): string | number | boolean | undefined {
  return isScalar(item) ? item : canonicalJson(item);
}
