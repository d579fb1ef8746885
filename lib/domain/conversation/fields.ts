import { isRecord, type Json } from "../json";

export type Fields = { [key: string]: Json };

export function isFields(value: Json | undefined): value is Fields {
  return isRecord(value);
}

export function textAt(fields: Fields, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = fields[key];
    if (typeof value === "string" && value !== "") return value;
  }
  return null;
}

export function firstOf(fields: Fields, ...keys: readonly string[]): Json | undefined {
  const key = keys.find((each) => fields[each] !== undefined && fields[each] !== null);
  return key === undefined ? undefined : fields[key];
}

/** Text with more branches than this may nest too deeply to walk; it stays text. */
const BRANCHES_MAX = 1_000;

/** Arguments often travel as JSON text: the same value, seen as what it is. */
export function parseEmbedded(value: Json): Json {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  if (value.split(/[[{]/, BRANCHES_MAX + 2).length > BRANCHES_MAX) return value;
  try {
    const parsed: Json = JSON.parse(value);
    return parsed;
  } catch {
    return value;
  }
}
