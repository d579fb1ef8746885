import { z } from "zod";
import { MARKER_KINDS, SENT_MARKER_KINDS } from "@/lib/domain/markers/marker";
import { HttpAddress } from "@/lib/domain/http-address";
import { Instant } from "@/lib/domain/instant";

export const MarkerKey = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(200)
  .refine((key) => !key.startsWith("rules:"), "is kept for published rules");

/** `key`: sent again with the same one, it is the same marker. `at`: now, unless it says so. */
export const MarkerBody = z.strictObject({
  title: z.string().trim().min(1, "must not be empty").max(200),
  kind: z.enum(SENT_MARKER_KINDS).default("deployment"),
  at: Instant.optional(),
  url: HttpAddress.optional(),
  key: MarkerKey.optional(),
});
export type MarkerBody = z.infer<typeof MarkerBody>;

export const MarkerDto = z.object({
  key: z.string(),
  kind: z.enum(MARKER_KINDS),
  title: z.string(),
  at: z.string(),
  url: z.string().nullable(),
  created_by: z.string(),
});
export type MarkerDto = z.infer<typeof MarkerDto>;

/** The latest first; `is_complete` false: there are more in the period. */
export const MarkerList = z.object({ items: z.array(MarkerDto), is_complete: z.boolean() });
export type MarkerList = z.infer<typeof MarkerList>;
