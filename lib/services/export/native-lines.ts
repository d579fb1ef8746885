import type { StoredEventRow } from "@/db/queries/handoffs";
import type { StoredSpanRow } from "@/db/queries/trace-records";
import { PayloadRef } from "@/lib/domain/event/native-event";
import { formatInstant } from "@/lib/domain/time";
import { eventFields } from "@/lib/ingest/native/event-fields";

/** The stored JSON of a body as it stands, so that it need not be parsed to be written again. */
export type BodyText = (ref: PayloadRef) => string | undefined;

export function refsOfEvent({ name, body }: StoredEventRow): PayloadRef[] {
  return eventFields(name).content.flatMap((field) => {
    const ref = PayloadRef.safeParse(body[field]);
    return ref.success ? [ref.data] : [];
  });
}

/** A native event as it was sent, masked. */
export function eventLine({ name, body, id, traceId }: StoredEventRow, bodyOf: BodyText): string {
  const content = new Set(eventFields(name).content);
  const small = Object.entries(body).filter(([field]) => !content.has(field));
  const large = [...content].flatMap((field): [string, PayloadRef][] => {
    const ref = PayloadRef.safeParse(body[field]);
    return ref.success ? [[field, ref.data]] : [];
  });
  const head = { ...Object.fromEntries(small), event: name, event_id: id, trace_id: traceId };
  return withBodies(head, large, bodyOf);
}

/** A span as the event `span`. Its session is the trace's: a span row does not keep it. */
export function spanLine(
  row: StoredSpanRow,
  { sessionId, bodyOf }: { sessionId: string | null; bodyOf: BodyText },
): string {
  const head = {
    event: "span",
    trace_id: row.traceId,
    id: row.id,
    parent_id: row.parentId,
    kind: row.kind,
    name: row.name,
    agent: row.agent,
    service: row.service,
    start: formatInstant(row.startedAt),
    end: row.endedAt === null ? null : formatInstant(row.endedAt),
    status: row.status,
    status_message: row.statusMessage,
    attributes: row.attributes,
    ...(sessionId !== null && { session_id: sessionId }),
  };
  const bodies = Object.entries({ input: row.input, output: row.output });
  return withBodies(
    head,
    bodies.flatMap(([field, ref]): [string, PayloadRef][] => (ref === null ? [] : [[field, ref]])),
    bodyOf,
  );
}

function withBodies(
  head: object,
  bodies: readonly (readonly [string, PayloadRef])[],
  bodyOf: BodyText,
): string {
  const texts = bodies.flatMap(([field, ref]) => {
    const body = bodyOf(ref);
    return body === undefined ? [] : [`,${JSON.stringify(field)}:${body}`];
  });
  return `${JSON.stringify(head).slice(0, -1)}${texts.join("")}}`;
}
