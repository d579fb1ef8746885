import { z } from "zod";

export const LIST_LIMIT_DEFAULT = 50;
export const LIST_LIMIT_MAX = 500;
/** Two ids of 128 characters that all need escaping, in base64. */
export const CURSOR_CHARS_MAX = 2_000;

export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next_cursor: z.string().nullable() });
}

/** `?limit=&cursor=` of every list. */
export const ListPage = z.object({
  limit: z.coerce.number().int().min(1).max(LIST_LIMIT_MAX).default(LIST_LIMIT_DEFAULT),
  cursor: z.string().min(1).max(CURSOR_CHARS_MAX).optional(),
});
