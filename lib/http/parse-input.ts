import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { findUnstorable } from "@/lib/ingest/guard/repair-text";
import { invalidInput } from "./field-issues";

const PLACE_CHARS_MAX = 200;

/** What Postgres cannot keep is refused by its place, not mended: whoever wrote it is there to do so. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.infer<Schema> {
  const place = findUnstorable(value);
  if (place !== null) {
    const where = place.slice(0, PLACE_CHARS_MAX) || "/";
    const message = `The text at ${where} has a NUL or half of a character (a lone surrogate).`;
    throw new AppError("invalid_input", message);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error);
}
