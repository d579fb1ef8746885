import type { Json } from "@/lib/domain/json";

type Hints = { description: string | undefined; options: readonly Json[] };

function recordOf(value: Json | undefined): Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

export function hintsOf(schema: Json | undefined): Hints {
  const { description, enum: options } = recordOf(schema);
  return {
    description: typeof description === "string" ? description : undefined,
    options: Array.isArray(options) ? options : [],
  };
}

export function memberSchema(schema: Json | undefined, name: string): Json | undefined {
  const properties = recordOf(recordOf(schema)["properties"]);
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

export function itemSchema(schema: Json | undefined): Json | undefined {
  return recordOf(schema)["items"];
}

/** Members that are there, then those that the schema names and the value lacks. */
export function missingMembers(schema: Json | undefined, value: Record<string, Json>): string[] {
  const properties = recordOf(recordOf(schema)["properties"]);
  return Object.keys(properties).filter((name) => !Object.hasOwn(value, name));
}

/** An empty value of what the schema describes. */
export function emptyOf(schema: Json | undefined): Json {
  const { type, default: given, enum: options } = recordOf(schema);
  if (given !== undefined) return given;
  if (Array.isArray(options)) return options[0] ?? null;
  if (type === "number" || type === "integer") return 0;
  if (type === "boolean") return false;
  if (type === "array") return [];
  return type === "object" ? {} : "";
}

export function labelOf(name: string): string {
  return name.replaceAll("_", " ");
}

/** What tells one item of a list from the others: its first texts. */
export function summaryOf(value: Json): string {
  if (typeof value !== "object" || value === null) return String(value);
  const texts = Object.values(value).filter((each) => typeof each === "string");
  return texts.slice(0, 2).join(" · ") || JSON.stringify(value).slice(0, 80);
}
