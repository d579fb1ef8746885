import { z } from "zod";
import { Count } from "@/lib/domain/event/shapes";

const CHUNK_CHARS_MAX = 250_000;

/** `POST /handoffs/{id}/chunks`: the next part of a streaming handoff. */
export const ChunkRequest = z
  .strictObject({
    /** Where it begins, in bytes of UTF-8 of all that was sent before. */
    offset: Count,
    text: z
      .string()
      .max(CHUNK_CHARS_MAX)
      .refine((text) => text.isWellFormed() && !text.includes("\0"), "is not a text"),
    /** Nothing follows. */
    is_last: z.boolean().default(false),
  })
  .refine(({ text, is_last: isLast }) => text.length > 0 || isLast, {
    path: ["text"],
    message: "must not be empty",
  });
export type ChunkRequest = z.infer<typeof ChunkRequest>;

/** Where the next one begins, and how far readers can read. */
export const ChunkDto = z.object({
  next_offset: Count,
  decided_offset: Count,
  is_ended: z.boolean(),
});
export type ChunkDto = z.infer<typeof ChunkDto>;
