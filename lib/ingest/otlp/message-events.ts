import { isRecord, type Json } from "@/lib/domain/json";
import { parseEmbedded } from "./embedded-json";
import type { Attributes } from "./otlp-span";
import { splitContent } from "./split-content";

/** What went in or came out of a span, told beside it. */
export type SpanContent = {
  side: "input" | "output";
  content: Json;
  /** The whole conversation at once, not one message of it. */
  isWhole: boolean;
};

/** A log record or a span event: conventions have put messages into either. */
export type MessageEvent = { name: string; attributes: Attributes; body?: Json };

/** By event name: the role of a message that states none. */
const INPUT_ROLES: Readonly<Record<string, string>> = {
  "gen_ai.system.message": "system",
  "gen_ai.user.message": "user",
  "gen_ai.assistant.message": "assistant",
  "gen_ai.tool.message": "tool",
};
const CHOICE = "gen_ai.choice";
/** Whole conversations: under the names of span attributes, the newest convention first. */
const WHOLE = new Set([
  "gen_ai.client.inference.operation.details",
  "gen_ai.content.prompt",
  "gen_ai.content.completion",
]);
/** Some SDKs put the body into one attribute, as JSON text. */
const BODY_KEYS = ["gen_ai.event.content", "event_body"];
const NOT_OF_MESSAGE = /^(?:gen_ai\.|event\.|server\.|otel\.)/;
const STRUCTURED = new Set(["message", "tool_calls", "parts"]);

export function isMessageEvent(name: string): boolean {
  return name === CHOICE || WHOLE.has(name) || Object.hasOwn(INPUT_ROLES, name);
}

/** The messages of an event; none where it is about something else. */
export function contentsOf(event: MessageEvent): SpanContent[] {
  if (WHOLE.has(event.name)) return wholeOf(event);
  const fields = fieldsOf(event);
  if (event.name === CHOICE) {
    return [{ side: "output", content: choiceOf(fields), isWhole: false }];
  }
  const role = Object.hasOwn(INPUT_ROLES, event.name) ? INPUT_ROLES[event.name] : undefined;
  if (role === undefined) return [];
  return [{ side: "input", content: { role, ...fields }, isWhole: false }];
}

/** One body of the contents of one side: the last that is whole, else all messages in order. */
export function composeContents(contents: readonly SpanContent[]): Json | undefined {
  const whole = contents.findLast(({ isWhole }) => isWhole);
  if (whole) return whole.content;
  return contents.length === 0 ? undefined : contents.map(({ content }) => content);
}

function wholeOf({ attributes, body }: MessageEvent): SpanContent[] {
  const { input, output } = splitContent({ ...(isJsonObject(body) && body), ...attributes });
  return [
    ...(input === undefined ? [] : [{ side: "input" as const, content: input, isWhole: true }]),
    ...(output === undefined ? [] : [{ side: "output" as const, content: output, isWhole: true }]),
  ];
}

/** The body's fields; span events have no body, theirs are attributes. */
function fieldsOf({ attributes, body = null }: MessageEvent): Attributes {
  const own = Object.entries(attributes).filter(([key]) => !NOT_OF_MESSAGE.test(key));
  const stated = BODY_KEYS.map((key) => attributes[key]).find((value) => value !== undefined);
  const rest = saidIn(parseEmbedded(body ?? stated ?? null));
  return Object.fromEntries(
    [...own, ...Object.entries(rest)].map(([key, value]) => [
      key,
      STRUCTURED.has(key) ? parseEmbedded(value) : value,
    ]),
  );
}

function choiceOf({ message = null, ...rest }: Attributes): Json {
  return { role: "assistant", ...saidIn(message), ...rest };
}

/** A message's fields; what is no object is its content. */
function saidIn(value: Json): Attributes {
  if (isJsonObject(value)) return value;
  return value === null ? {} : { content: value };
}

function isJsonObject(value: Json | undefined): value is Attributes {
  return isRecord(value);
}
