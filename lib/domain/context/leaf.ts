import type { Json } from "../json";
import { judgeName } from "./key-fields";
import { entityOfWord } from "./text-entity";

/** A value with its place. Null is no value: what became null is gone. */
export type Scalar = string | number | boolean;

/** Where a value stands, and what the names above it say of it. */
export type Place = {
  /** JSON pointer (RFC 6901). */
  readonly path: string;
  /** The name says that it is an id. */
  readonly isId: boolean;
  /** It stands below a name that says constraint. */
  readonly isLimit: boolean;
  /** It stands in a long list: data, not a statement of the task. */
  readonly isData: boolean;
};

export type Leaf = {
  readonly path: string;
  readonly value: Scalar;
  readonly isKey: boolean;
  readonly isData: boolean;
};

export const TOP: Place = { path: "", isId: false, isLimit: false, isData: false };

export function memberPlace({ path, isLimit, isData }: Place, key: string): Place {
  const judgement = judgeName(key);
  return {
    path: `${path}/${escapeToken(key)}`,
    isId: judgement === "id",
    isLimit: isLimit || judgement === "constraint",
    isData,
  };
}

export function itemPlace({ path, isId, isLimit, isData }: Place, index: number): Place {
  return { path: `${path}/${index}`, isId, isLimit, isData };
}

/** A list longer than this is data. */
const ITEMS_STATED_MAX = 20;

export function isDataList(items: readonly Json[], isHistory: boolean): boolean {
  return items.length > ITEMS_STATED_MAX && !isHistory;
}

/** The place of a list as its items see it. */
export function listPlace(place: Place, items: readonly Json[], isHistory: boolean): Place {
  const isData = place.isData || isDataList(items, isHistory);
  return isData === place.isData ? place : { ...place, isData };
}

/** RFC 6901. */
export function escapeToken(key: string): string {
  if (!key.includes("~") && !key.includes("/")) return key;
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

export function isScalar(value: Json | undefined): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

export function toLeaf(value: Scalar, { path, isId, isLimit, isData }: Place): Leaf {
  return { path, value, isKey: isId || isLimit || isKeyValue(value), isData };
}

const KEY_CHARS_MAX = 64;
const DIGIT = /\d/;

/** An id or a number with a unit, whatever its name. */
function isKeyValue(value: Scalar): boolean {
  if (typeof value !== "string" || value.length > KEY_CHARS_MAX || value.length === 0) return false;
  if (!DIGIT.test(value) || value.includes(" ")) return false;
  const kind = entityOfWord(value, 0)?.kind;
  return kind === "id" || kind === "quantity";
}

/** Bytes, about; ids and constraints count double (domain §4). */
export function weightOf({ value, isKey }: Pick<Leaf, "value" | "isKey">): number {
  const size = Math.max(1, lengthOf(value));
  return isKey ? size * 2 : size;
}

function lengthOf(value: Scalar): number {
  if (typeof value === "string") return value.length;
  // Most numbers are small and whole: no text is made of them.
  const isPlain = typeof value === "number" && value >= 0 && value < 1e6 && Number.isInteger(value);
  return isPlain ? digitsOf(value) : String(value).length;
}

function digitsOf(whole: number): number {
  let digits = 1;
  for (let least = 10; whole >= least; least *= 10) digits += 1;
  return digits;
}

/** The weight of a member's value, for when nothing else of it is asked. */
export function memberWeight({ isLimit }: Place, key: string, value: Scalar): number {
  const isKey = isLimit || judgeName(key) !== "plain" || isKeyValue(value);
  return weightOf({ value, isKey });
}
