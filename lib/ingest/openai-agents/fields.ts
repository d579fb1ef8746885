import { isRecord, type Json } from "@/lib/domain/json";

/** A JSON object as a sender wrote it. */
export type Fields = Record<string, Json>;

export function isFields(value: Json | undefined): value is Fields {
  return isRecord(value);
}

/** The object at a key; empty when there is none. */
export function fieldsAt(fields: Fields, key: string): Fields {
  const value = fields[key];
  return isFields(value) ? value : {};
}

/** Text that says something. */
export function textAt(fields: Fields, ...keys: string[]): string | null {
  for (const key of keys) {
    const value = fields[key];
    if (typeof value === "string" && value !== "") return value;
  }
  return null;
}

export function countAt(fields: Fields, ...keys: string[]): number | null {
  for (const key of keys) {
    const value = fields[key];
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  }
  return null;
}
