import { z } from "zod";
import type { Json } from "../json";

export type Checked =
  | { kind: "fits"; value: Json }
  | { kind: "unfit"; issues: { path: string; message: string }[] }
  | { kind: "bad_schema"; message: string }
  /** Nobody knows: it took too long. */
  | { kind: "too_slow" };

/** What came from JSON, and defaults out of a JSON Schema: to look through it once more took longest. */
const STILL_JSON = z.custom<Json>();

export type SchemaCheck = (schema: Record<string, Json>, value: Json) => Checked;

/**
 * A value against a JSON Schema 2020-12; what the schema gives by default is filled in. How long it takes is
 * the schema's to say: outside of tests it runs under a time limit.
 */
export function checkAgainstSchema(schema: Record<string, Json>, value: Json): Checked {
  const read = readSchema(schema);
  if (typeof read === "string") return { kind: "bad_schema", message: read };
  const parsed = parseWith(read, value);
  if (!parsed) return { kind: "bad_schema", message: "its $refs lead back to themselves" };
  if (parsed.success) return { kind: "fits", value: STILL_JSON.parse(parsed.data) };
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: path.map((step) => `/${String(step)}`).join(""),
    message,
  }));
  return { kind: "unfit", issues };
}

/** What is wrong with a JSON Schema itself; undefined: it can be used. */
export function schemaProblem(schema: Record<string, Json>): string | undefined {
  const read = readSchema(schema);
  return typeof read === "string" ? read : undefined;
}

/** Undefined: a reference to itself never came to an end. */
function parseWith(read: z.ZodType, value: Json) {
  try {
    return read.safeParse(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readSchema(schema: Record<string, Json>): z.ZodType | string {
  try {
    return z.fromJSONSchema(schema);
  } catch (error) {
    return error instanceof Error ? error.message : "not a JSON Schema";
  }
}
