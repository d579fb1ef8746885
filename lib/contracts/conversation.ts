import { z } from "zod";
import { SPEAKERS } from "@/lib/domain/conversation/message";
import { CURSOR_CHARS_MAX, listOf } from "./list";

/** A value that is not sent for its size is `omitted`: its span has it. */
const Value = z.object({ value: z.json(), bytes: z.number(), omitted: z.boolean() });
export type ConversationValueDto = z.infer<typeof Value>;

/**
 * One message of a trace. `key` is the same wherever the same message is repeated as history: a page
 * has each key once, and a reader of several pages drops those it has seen.
 */
export const ConversationMessageDto = z.object({
  id: z.string(),
  key: z.string(),
  at: z.string(),
  /** When its span began: an answer may come after much that it caused. */
  span_started_at: z.string(),
  span_id: z.string(),
  agent: z.string().nullable(),
  role: z.enum(SPEAKERS),
  name: z.string().nullable(),
  /** The beginning of the text; `text_chars` is all of it. */
  text: z.string(),
  text_chars: z.number(),
  calls: z.array(z.object({ id: z.string().nullable(), name: z.string(), arguments: Value })),
  results: z.array(
    z.object({ id: z.string().nullable(), name: z.string().nullable(), value: Value }),
  ),
  other: z.array(Value),
  /** The span's body was too large to be read here: its span has it. */
  is_unread: z.boolean(),
});
export type ConversationMessageDto = z.infer<typeof ConversationMessageDto>;

export const ConversationList = listOf(ConversationMessageDto);
export type ConversationList = z.infer<typeof ConversationList>;

/** A page is counted in spans: how many messages each brings is known only when it is read. */
export const ConversationQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(CURSOR_CHARS_MAX).optional(),
});
export type ConversationQuery = z.infer<typeof ConversationQuery>;
