import {
  countWaitingApprovals,
  listEventsOfHandoffs,
  type HandoffKey,
} from "@/db/queries/record/events";
import type { Db } from "@/db/client";
import { StoredEvent } from "@/lib/domain/event/native-event";
import { isHandoffEvent, type FoldEvent } from "@/lib/domain/handoff/fold-event";
import type { EventId, HandoffId, TraceId } from "@/lib/domain/ids";
import type { Translation } from "./translate-spans";
import { groupByTrace, keysOf, knownTraces, type Touched } from "./touched";

export type EventsByTrace = ReadonlyMap<TraceId, readonly FoldEvent[]>;

/** Every native event, old and new, of the handoffs that this batch touched. */
export async function loadNativeEvents(
  db: Db,
  touched: Touched,
  { events: translated, before }: Translation,
): Promise<EventsByTrace> {
  const sent = groupByTrace(touched.batch.events);
  const native = new Map<TraceId, FoldEvent[]>();
  const wanted: HandoffKey[] = [];
  for (const { id, day, isNew } of touched.traces) {
    const events = (sent.get(id) ?? []).flatMap(({ event, id: eventId }) => toFold(event, eventId));
    if (isNew) {
      native.set(id, events);
      continue;
    }
    const spoken = [...events, ...(translated.get(id) ?? [])].map(({ event }) => event.handoff_id);
    const handoffIds = new Set<HandoffId>([...spoken, ...(before.get(id) ?? [])]);
    for (const handoffId of handoffIds) wanted.push({ day, traceId: id, handoffId });
  }
  if (wanted.length === 0) return native;

  const rows = await listEventsOfHandoffs(db, {
    projectId: touched.projectId,
    handoffs: wanted,
  });
  for (const [id, list] of groupByTrace(rows.filter(({ origin }) => origin === "native"))) {
    native.set(
      id,
      list.flatMap((row) => toFold(StoredEvent.parse(row.body), row.id)),
    );
  }
  return native;
}

function toFold(event: StoredEvent, eventId: EventId): FoldEvent[] {
  return isHandoffEvent(event) ? [{ event, eventId, origin: "native" }] : [];
}

const APPROVAL_EVENTS = new Set(["approval_requested", "approval_decided"]);

/** Approvals that wait, per trace; asked of the database only where it may hold older ones. */
export async function loadWaitingApprovals(
  db: Db,
  touched: Touched,
): Promise<ReadonlyMap<TraceId, number>> {
  const withApprovals = new Set(
    touched.batch.events
      .filter(({ event }) => APPROVAL_EVENTS.has(event.event))
      .map(({ traceId }) => traceId),
  );
  const traces = touched.traces.filter(({ id, isNew }) => !isNew || withApprovals.has(id));
  const known = new Set(knownTraces(touched).map(({ id }) => id));
  if (known.size === 0 && withApprovals.size === 0) return new Map();
  const counts = await countWaitingApprovals(db, keysOf(touched, traces));
  return new Map(counts.map(({ traceId, waiting }) => [traceId, waiting]));
}
