import type { z } from "zod";
import { invalidInput } from "./field-issues";

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
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error);
}
