import { z } from "zod";
import { type Nanos, parseInstant } from "./time";

/** Wire form of an instant, parsed once at the boundary. */
export const Instant = z.string().transform((text, context): Nanos => {
  const value = parseInstant(text);
  if (value !== undefined) return value;
  context.addIssue({
    code: "custom",
    message: "must be RFC 3339 (2026-01-31T12:00:00.123Z) or epoch nanoseconds as a string",
  });
  return z.NEVER;
});
