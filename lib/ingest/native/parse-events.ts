import { EVENT_NAMES, NativeEvent, type EventName } from "@/lib/domain/event/native-event";
import { withInstants } from "@/lib/domain/event/with-refs";
import { isRecord, type Json } from "@/lib/domain/json";
import { isLargerThan } from "../guard/json-size";
import { CONTENT_BYTES_MAX } from "../guard/limits";
import { UnreadableLine } from "../guard/parse-ndjson";
import { describeIssues } from "./describe-issues";
import { eventFields, isEventName } from "./event-fields";
import { toWireEvent, withEventName, type WireEvent } from "./wire-event";

export type AcceptedEvent = { index: number; wire: WireEvent; event: NativeEvent };
export type RejectedEvent = {
  index: number;
  event_id: string | null;
  code: "invalid_input" | "payload_too_large";
  message: string;
};
export type ParsedEvents = { accepted: AcceptedEvent[]; rejected: RejectedEvent[] };

type Parsed = Omit<AcceptedEvent, "index"> | Omit<RejectedEvent, "index">;

/** Every value is a span that `otlp/to-span-event` made, which keeps the vocabulary's limits itself. */
type Options = { areOwnSpans?: boolean };

/** Validates each event by itself. `values` are JSON (from `readEnvelope`). */
export function parseNativeEvents(
  values: readonly (Json | UnreadableLine)[],
  { areOwnSpans = false }: Options = {},
): ParsedEvents {
  const result: ParsedEvents = { accepted: [], rejected: [] };
  for (const [index, value] of values.entries()) {
    const parsed = parseOne(value, areOwnSpans ? readOwnSpan : readAny);
    if ("event" in parsed) result.accepted.push({ index, ...parsed });
    else result.rejected.push({ index, ...parsed });
  }
  return result;
}

function parseOne(value: Json | UnreadableLine, read: typeof readAny): Parsed {
  if (value instanceof UnreadableLine) {
    return { ...reject(null, value.message), event_id: value.id };
  }
  if (!isJsonObject(value)) return reject(null, "must be an event: a JSON object");
  const raw = withEventName(value);
  const name = raw["event"];
  if (!isEventName(name)) return reject(raw, unknownName(name));

  const wire = toWireEvent(raw, name);
  const tooLarge = [...eventFields(name).content, "attributes", "extra"].find((field) =>
    isLargerThan(wire[field] ?? null, CONTENT_BYTES_MAX),
  );
  if (tooLarge) {
    const message = `${tooLarge}: must be at most ${CONTENT_BYTES_MAX} bytes of JSON`;
    return { ...reject(raw, message), code: "payload_too_large" };
  }
  return read(wire, name);
}

function readAny(wire: WireEvent, name: EventName): Parsed {
  const { content } = eventFields(name);
  const parsed = NativeEvent.safeParse(withoutContent(wire, content));
  if (!parsed.success) return reject(wire, describeIssues(parsed.error, wire));
  return { wire, event: withContent(parsed.data, wire, content) };
}

function readOwnSpan(wire: WireEvent): Parsed {
  return { wire, event: withInstants(wire) };
}

function isJsonObject(value: Json): value is WireEvent {
  return isRecord(value);
}

/** Large values are JSON already; checking them again costs ten times `JSON.parse`. */
function withoutContent(wire: WireEvent, content: readonly string[]): WireEvent {
  const light = { ...wire };
  for (const field of content) if (field in light) light[field] = null;
  if (isRecord(light["attributes"])) light["attributes"] = {};
  return light;
}

function withContent(event: NativeEvent, wire: WireEvent, content: readonly string[]): NativeEvent {
  const taken = content.filter((field) => field in wire).map((field) => [field, wire[field]]);
  const attributes = event.event === "span" && event.attributes ? wire["attributes"] : undefined;
  return Object.assign(event, Object.fromEntries(taken), attributes && { attributes });
}

function unknownName(name: Json | undefined): string {
  if (name === undefined) return `event: is missing; known events are ${EVENT_NAMES.join(", ")}`;
  const said = typeof name === "string" ? `"${name.slice(0, 60)}"` : "this value";
  return `event: ${said} is not known; known events are ${EVENT_NAMES.join(", ")}`;
}

function reject(raw: WireEvent | null, message: string): Omit<RejectedEvent, "index"> {
  const id = raw?.["event_id"];
  return { event_id: typeof id === "string" ? id : null, code: "invalid_input", message };
}
