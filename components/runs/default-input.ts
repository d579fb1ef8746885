import { isRecord, type Json } from "@/lib/domain/json";

/** An input to begin with: what the schema gives by default or as an example, else by the type of each field. */
export function defaultInput({ properties }: Record<string, Json>): Record<string, Json> {
  if (properties === undefined || !isRecord(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, defaultOf(schema)]),
  );
}

const EMPTY: Record<string, Json> = {
  string: "",
  integer: 0,
  number: 0,
  boolean: false,
  array: [],
  object: {},
};

function defaultOf(schema: Json): Json {
  if (!isRecord(schema)) return null;
  const { type, examples } = schema;
  const given = schema["default"] ?? (Array.isArray(examples) ? examples[0] : undefined);
  if (given !== undefined && given !== null) return given;
  return typeof type === "string" ? (EMPTY[type] ?? null) : null;
}
