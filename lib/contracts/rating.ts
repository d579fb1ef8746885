import { z } from "zod";

const NOTE_CHARS_MAX = 2_000;

/** How good the result of a handoff is; above 0.70 it counts as a success. */
export const RatingBody = z.strictObject({
  score: z.number().min(0).max(1),
  note: z.string().trim().min(1).max(NOTE_CHARS_MAX).optional(),
});
export type RatingBody = z.infer<typeof RatingBody>;
