import type { Json } from "../json";
import { alignItems } from "./align-items";
import { eachLeafBelow, type Walkable } from "./each-leaf";
import {
  isScalar,
  itemPlace,
  listPlace,
  type Leaf,
  memberPlace,
  memberWeight,
  type Place,
  toLeaf,
  TOP,
  weightOf,
} from "./leaf";
import { isJsonRecord } from "./message-shape";

/** What differs between two contexts, value by value; what stands in both places is only weighed. */
export type Differences = {
  keptWeight: number;
  /** In the order of the earlier context; `now` is what stands in that place, if anything does. */
  gone: { leaf: Leaf; now: Leaf | null }[];
  /** Values in places that the earlier context did not have. */
  added: Leaf[];
};

type Found = Differences & { histories: ReadonlySet<Json> };

/** Walks two contexts side by side. Linear in their size. */
export function differencesOf(a: Walkable, b: Walkable): Differences {
  const histories = new Set([...a.histories, ...b.histories]);
  const found: Found = { keptWeight: 0, gone: [], added: [], histories };
  walk({ a: a.value, at: TOP, b: b.value, there: TOP }, found);
  return found;
}

/** `at` is the place in the earlier context, `there` in the later: arrays may have shifted. */
type Pair = { a: Json | undefined; at: Place; b: Json | undefined; there: Place };

function walk(pair: Pair, found: Found): void {
  const { a, b } = pair;
  if (isScalar(a) && isScalar(b)) compareLeaves(a, b, { pair, found });
  else if (Array.isArray(a) && Array.isArray(b)) walkItems(a, b, { pair, found });
  else if (isJsonRecord(a) && isJsonRecord(b)) walkMembers(a, b, { pair, found });
  else {
    dropAll(a, pair.at, found);
    addAll(b, pair.there, found);
  }
}

type Walk = { pair: Pair; found: Found };

function compareLeaves(a: Leaf["value"], b: Leaf["value"], { pair, found }: Walk): void {
  const leaf = toLeaf(a, pair.at);
  if (a === b) found.keptWeight += weightOf(leaf);
  else found.gone.push({ leaf, now: toLeaf(b, pair.there) });
}

function walkMembers(
  a: Record<string, Json>,
  b: Record<string, Json>,
  { pair: { at, there }, found }: Walk,
): void {
  const isShared = at === there;
  for (const key in a) {
    const value = a[key];
    if (isScalar(value) && b[key] === value) {
      found.keptWeight += memberWeight(at, key, value);
      continue;
    }
    const place = memberPlace(at, key);
    const other = isShared ? place : memberPlace(there, key);
    walk(
      { a: value, at: place, b: Object.hasOwn(b, key) ? b[key] : undefined, there: other },
      found,
    );
  }
  for (const key in b) {
    if (!Object.hasOwn(a, key)) addAll(b[key], memberPlace(there, key), found);
  }
}

function walkItems(a: readonly Json[], b: readonly Json[], { pair, found }: Walk): void {
  const { pairs, onlyA, onlyB } = alignItems(a, b);
  const partners = new Map(pairs);
  const isAlone = new Set(onlyA);
  const listA = listPlace(pair.at, a, found.histories.has(pair.a ?? null));
  const listB = listPlace(pair.there, b, found.histories.has(pair.b ?? null));
  for (const [index, item] of a.entries()) {
    const at = itemPlace(listA, index);
    const partner = partners.get(index);
    if (isAlone.has(index) || partner === undefined) dropAll(item, at, found);
    else {
      const isShared = listA === listB && partner === index;
      const there = isShared ? at : itemPlace(listB, partner);
      walk({ a: item, at, b: b[partner], there }, found);
    }
  }
  for (const index of onlyB) addAll(b[index], itemPlace(listB, index), found);
}

function dropAll(value: Json | undefined, place: Place, { gone, histories }: Found): void {
  eachLeafBelow(value ?? null, { place, histories }, (leaf) => {
    gone.push({ leaf, now: null });
    return true;
  });
}

function addAll(value: Json | undefined, place: Place, { added, histories }: Found): void {
  eachLeafBelow(value ?? null, { place, histories }, (leaf) => {
    added.push(leaf);
    return true;
  });
}
