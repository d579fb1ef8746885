import type { ConversationMessageDto, ConversationValueDto } from "@/lib/contracts/conversation";
import type { Message } from "@/lib/domain/conversation/message";
import type { Json } from "@/lib/domain/json";

/** What a message is drawn from, wherever it was read. */
export type ShownMessage = Pick<
  ConversationMessageDto,
  "role" | "name" | "text" | "text_chars" | "calls" | "results" | "other" | "is_unread"
>;

/** A message read in the browser: nothing of it is left out. */
export function toShown({ calls, results, other, text, ...message }: Message): ShownMessage {
  return {
    ...message,
    text,
    text_chars: text.length,
    calls: calls.map((call) => ({ ...call, arguments: whole(call.arguments) })),
    results: results.map((result) => ({ ...result, value: whole(result.value) })),
    other: other.map(whole),
    is_unread: false,
  };
}

function whole(value: Json): ConversationValueDto {
  return { value, bytes: 0, omitted: false };
}
