import { createHash } from "node:crypto";
import type { SpanContentRow } from "@/db/queries/conversation";
import type { ConversationMessageDto, ConversationValueDto } from "@/lib/contracts/conversation";
import type { ContextStageDto } from "@/lib/contracts/handoff";
import { keyMessages } from "@/lib/domain/conversation/drop-repeats";
import { emptyMessage, type Message } from "@/lib/domain/conversation/message";
import { spanMessages } from "@/lib/domain/conversation/span-messages";
import type { PayloadRef } from "@/lib/domain/event/native-event";
import type { Json } from "@/lib/domain/json";
import { formatInstant } from "@/lib/domain/time";

const TEXT_CHARS_MAX = 20_000;
const VALUE_BYTES_MAX = 20_000;

type BodyOf = (ref: PayloadRef | null) => ContextStageDto;
type Said = { message: Message; isInput: boolean; isUnread: boolean };

/** What one span was told and answered, as the wire shows it. */
export function toMessages(row: SpanContentRow, bodyOf: BodyOf): ConversationMessageDto[] {
  const said = saidBy(row, bodyOf);
  const keys = keyMessages(
    said.map(({ message }) => message),
    digest,
  );
  return said.map(({ message, isInput, isUnread }, index) => ({
    id: `${row.id} ${index}`,
    // What was not read is no repeat of anything else.
    key: isUnread ? `${row.id} ${index}` : (keys[index] ?? ""),
    at: formatInstant(isInput ? row.startedAt : (row.endedAt ?? row.startedAt)),
    span_started_at: formatInstant(row.startedAt),
    span_id: row.id,
    agent: row.agent,
    role: message.role,
    name: message.name,
    text: message.text.slice(0, TEXT_CHARS_MAX),
    text_chars: message.text.length,
    calls: message.calls.map((call) => ({ ...call, arguments: toValue(call.arguments) })),
    results: message.results.map((result) => ({ ...result, value: toValue(result.value) })),
    other: message.other.map(toValue),
    is_unread: isUnread,
  }));
}

function saidBy(row: SpanContentRow, bodyOf: BodyOf): Said[] {
  const [input, output] = [bodyOf(row.input), bodyOf(row.output)];
  const messages = spanMessages({
    kind: row.kind,
    name: row.name,
    input: input?.value ?? null,
    output: output?.value ?? null,
  });
  return [
    ...(input?.omitted === true ? [unread(true)] : read(messages.input, true)),
    ...(output?.omitted === true ? [unread(false)] : read(messages.output, false)),
  ];
}

function unread(isInput: boolean): Said {
  return { message: emptyMessage(isInput ? "user" : "assistant"), isInput, isUnread: true };
}

function read(messages: readonly Message[], isInput: boolean): Said[] {
  return messages.map((message) => ({ message, isInput, isUnread: false }));
}

function toValue(value: Json): ConversationValueDto {
  const bytes = Buffer.byteLength(JSON.stringify(value));
  const omitted = bytes > VALUE_BYTES_MAX;
  return { value: omitted ? null : value, bytes, omitted };
}

function digest(identity: string): string {
  return createHash("sha256").update(identity).digest("base64url").slice(0, 22);
}
