import { z } from "zod";
import {
  EVENT_NAMES,
  PayloadRef,
  StoredEvent,
  type EventName,
} from "@/lib/domain/event/native-event";

/** What an event may carry, and which of its fields hold large JSON (the rest are small). */
export type EventFields = { all: ReadonlySet<string>; content: readonly string[] };

const FIELDS: ReadonlyMap<string, EventFields> = new Map(
  EVENT_NAMES.map((name) => [name, fieldsOf(name)]),
);

export function isEventName(word: unknown): word is EventName {
  return typeof word === "string" && FIELDS.has(word);
}

export function eventFields(name: EventName): EventFields {
  return FIELDS.get(name) ?? { all: new Set(), content: [] };
}

/** Read off the stored form of the vocabulary, where large values are references. */
function fieldsOf(name: EventName): EventFields {
  const option = StoredEvent.options.find(({ shape }) => shape.event.safeParse(name).success);
  const shape = Object.entries(option?.shape ?? {});
  const content = shape.filter(([, schema]) => isPayload(schema)).map(([field]) => field);
  return { all: new Set(shape.map(([field]) => field)), content };
}

function isPayload(schema: unknown): boolean {
  return (
    schema === PayloadRef || (schema instanceof z.ZodOptional && schema.unwrap() === PayloadRef)
  );
}
