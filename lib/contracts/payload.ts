import { z } from "zod";

export const PART_CHARS_DEFAULT = 65_536;
const PART_CHARS_MAX = 1_048_576;

/** Offsets count characters, so that no sign is cut in two. */
export const PayloadPartQuery = z.object({
  offset: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(PART_CHARS_MAX).default(PART_CHARS_DEFAULT),
});
export type PayloadPartQuery = z.infer<typeof PayloadPartQuery>;

/** A stretch of one stored payload: its masked JSON as text. */
export const PayloadPartDto = z.object({
  payload: z.string(),
  bytes: z.number(),
  chars: z.number(),
  offset: z.number(),
  text: z.string(),
  next_offset: z.number().nullable(),
});
export type PayloadPartDto = z.infer<typeof PayloadPartDto>;

/** Bodies larger than this are left out, and read in parts; without it they all come whole. */
export const InlineQuery = z.object({
  inline_bytes_max: z.coerce.number().int().min(0).max(2_000_000_000).optional(),
});
