import type { z } from "zod";
import { parseInput } from "./parse-input";

/** An empty parameter counts as absent, a repeated one is an array. */
export function readQuery<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): z.infer<Schema> {
  const { searchParams } = new URL(request.url);
  const query = Object.fromEntries(
    [...new Set(searchParams.keys())].flatMap((name) => {
      const values = searchParams.getAll(name).filter((value) => value !== "");
      if (values.length === 0) return [];
      return [[name, values.length === 1 ? values[0] : values]];
    }),
  );
  return parseInput(schema, query);
}
