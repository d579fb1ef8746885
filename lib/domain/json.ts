export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One text per value, whatever the key order: what hashes and comparisons are made of. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isRecord(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compareText(a, b)))
      : inner,
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Code-unit order: the same on every machine, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Sees a value that is made of JSON types as JSON. TypeScript cannot: an optional member of an object
 * type may be `undefined`, which `JSON.stringify` leaves out.
 */
export function asJson(value: object): Json {
  return value as Json;
}

/** For `JSON.stringify`: instants are written as digits, which the vocabulary reads back. */
export function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

/** What JSON says is JSON, which TypeScript leaves open. */
export function parseJson(text: string): Json {
  return JSON.parse(text) as Json;
}
