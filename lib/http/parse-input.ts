import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { findUnstorable, type Unstorable } from "@/lib/ingest/guard/repair-text";
import { invalidInput } from "./field-issues";

const PLACE_CHARS_MAX = 200;
const REASONS: Record<Unstorable["why"], string> = {
  not_text: "The text there has a NUL or half of a character (a lone surrogate).",
  too_much: "It holds itself, or so much that nobody could walk it.",
};

/**
 * What Postgres cannot keep is refused by its place, not mended: whoever wrote it is there to do so.
 * `stepsMax`: for what is no JSON, and may be larger than its bytes.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  { stepsMax }: { stepsMax?: number } = {},
): z.infer<Schema> {
  const found = findUnstorable(value, stepsMax);
  if (found) {
    const where = found.place.slice(0, PLACE_CHARS_MAX) || "/";
    throw new AppError("invalid_input", `The input is not valid: ${where}: ${REASONS[found.why]}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error);
}
