import { z } from "zod";
import type { Json } from "../json";

export type Checked =
  | { kind: "fits"; value: Json }
  | { kind: "unfit"; issues: { path: string; message: string }[] }
  | { kind: "bad_schema"; message: string };

/** A value against a JSON Schema 2020-12; what the schema gives by default is filled in. */
export function checkAgainstSchema(schema: Record<string, Json>, value: Json): Checked {
  if (Object.keys(schema).length === 0) return { kind: "fits", value };
  const read = readSchema(schema);
  if (typeof read === "string") return { kind: "bad_schema", message: read };
  const parsed = read.safeParse(value);
  if (parsed.success) return { kind: "fits", value: z.json().parse(parsed.data) };
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

function readSchema(schema: Record<string, Json>): z.ZodType | string {
  try {
    return z.fromJSONSchema(schema);
  } catch (error) {
    return error instanceof Error ? error.message : "not a JSON Schema";
  }
}
