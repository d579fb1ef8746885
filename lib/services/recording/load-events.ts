import {
  countWaitingApprovals,
  listEventsOfHandoffs,
  type HandoffKey,
} from "@/db/queries/record/events";
import type { HandoffRow } from "@/db/queries/record/handoffs";
import type { Db } from "@/db/client";
import { StoredEvent } from "@/lib/domain/event/native-event";
import { isHandoffEvent, type EventOrigin, type FoldEvent } from "@/lib/domain/handoff/fold-event";
import type { EventId, HandoffId, TraceId } from "@/lib/domain/ids";
import type { Translation } from "./translate-spans";
import { groupByTrace, keysOf, knownTraces, type Touched } from "./touched";

export type EventsByTrace = ReadonlyMap<TraceId, readonly FoldEvent[]>;

/**
 * Every stored event, old and new, of the handoffs that this batch touched or that were lost before it;
 * without what was translated from spans where the batch brought spans, because that has just been
 * translated again.
 */
export async function loadStoredEvents(
  db: Db,
  touched: Touched,
  {
    events: translated,
    before,
    stored: rowsBefore,
  }: Translation & { stored: ReadonlyMap<TraceId, readonly HandoffRow[]> },
): Promise<EventsByTrace> {
  const sent = groupByTrace(touched.batch.events);
  const stored = new Map<TraceId, FoldEvent[]>();
  const wanted: HandoffKey[] = [];
  for (const { id, day, isNew } of touched.traces) {
    const events = (sent.get(id) ?? []).flatMap(({ event, id: eventId }) =>
      toFold({ event, eventId, origin: "native" }),
    );
    if (isNew) {
      stored.set(id, events);
      continue;
    }
    const spoken = [...events, ...(translated.get(id) ?? [])].map(({ event }) => event.handoff_id);
    const lost = (rowsBefore.get(id) ?? []).filter(({ standing }) => standing === "lost");
    const handoffIds = new Set<HandoffId>([
      ...spoken,
      ...(before.get(id) ?? []),
      ...lost.map((row) => row.id),
    ]);
    for (const handoffId of handoffIds) wanted.push({ day, traceId: id, handoffId });
  }
  if (wanted.length === 0) return stored;

  const rows = await listEventsOfHandoffs(db, {
    projectId: touched.projectId,
    handoffs: wanted,
  });
  const current = rows.filter(
    ({ origin, traceId }) => origin === "native" || !translated.has(traceId),
  );
  for (const [id, list] of groupByTrace(current)) {
    stored.set(
      id,
      list.flatMap(({ body, id: eventId, origin }) =>
        toFold({ event: StoredEvent.parse(body), eventId, origin }),
      ),
    );
  }
  return stored;
}

function toFold({
  event,
  eventId,
  origin,
}: {
  event: StoredEvent;
  eventId: EventId;
  origin: EventOrigin;
}): FoldEvent[] {
  return isHandoffEvent(event) ? [{ event, eventId, origin }] : [];
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
