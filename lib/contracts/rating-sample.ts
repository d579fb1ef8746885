import { z } from "zod";
import { Instant } from "@/lib/domain/instant";
import { SAMPLE_RULES } from "@/lib/domain/ratings/sample-rule";
import { HandoffDto } from "./handoff";

const SAMPLE_MAX = 100;

export const RatingSampleQuery = z.object({
  from: Instant.optional(),
  to: Instant.optional(),
  rule: z.enum(SAMPLE_RULES).default("random"),
  size: z.coerce.number().int().min(1).max(SAMPLE_MAX).default(20),
  /** The same seed draws the same handoffs for everybody. */
  seed: z.string().min(1).max(64).default("1"),
});
export type RatingSampleQuery = z.infer<typeof RatingSampleQuery>;

export const HandoffRating = z.object({
  rater: z.string(),
  score: z.number(),
  note: z.string().nullable(),
  at: z.string().nullable(),
});
export type HandoffRating = z.infer<typeof HandoffRating>;

export const RatingSampleDto = z.object({
  /** As whom the caller rates. */
  rater: z.string(),
  /** Of how many handoffs it was drawn; `is_cut`: of the newest of more. */
  drawn_from: z.int(),
  is_cut: z.boolean(),
  items: z.array(HandoffDto.extend({ ratings: z.array(HandoffRating) })),
});
export type RatingSampleDto = z.infer<typeof RatingSampleDto>;
