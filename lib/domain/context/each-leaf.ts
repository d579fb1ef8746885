import type { Json } from "../json";
import {
  isScalar,
  itemPlace,
  type Leaf,
  listPlace,
  memberPlace,
  type Place,
  toLeaf,
  TOP,
} from "./leaf";
import { isJsonRecord } from "./message-shape";

/** What has to be known of a context to walk it; see `simplify`. */
export type Walkable = { readonly value: Json; readonly histories: ReadonlySet<Json> };

/** The values of a context that state its task: long lists of data are passed over. */
export function eachStatedLeaf(
  { value, histories }: Walkable,
  visit: (leaf: Leaf) => boolean,
): void {
  eachLeafBelow(value, { place: TOP, histories, skipsData: true }, visit);
}

/** Every value of a context, in order. `visit` returns false to stop. */
export function eachLeaf(context: Walkable, visit: (leaf: Leaf) => boolean): void {
  eachLeafBelow(context.value, { place: TOP, histories: context.histories }, visit);
}

type Walk = { place: Place; histories: ReadonlySet<Json>; skipsData?: boolean };

export function eachLeafBelow(
  value: Json,
  { place, histories, skipsData = false }: Walk,
  visit: (leaf: Leaf) => boolean,
): boolean {
  if (isScalar(value)) return visit(toLeaf(value, place));
  if (Array.isArray(value)) {
    const list = listPlace(place, value, histories.has(value));
    if (skipsData && list.isData) return true;
    return value.every((item, index) =>
      eachLeafBelow(item, { place: itemPlace(list, index), histories, skipsData }, visit),
    );
  }
  if (!isJsonRecord(value)) return true;
  for (const key in value) {
    const below = { place: memberPlace(place, key), histories, skipsData };
    if (!eachLeafBelow(value[key] ?? null, below, visit)) return false;
  }
  return true;
}
