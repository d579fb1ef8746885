import type { TraceSighting } from "@/db/queries/record/traces";
import type { StoredEvent } from "@/lib/domain/event/native-event";
import type { TraceStatus } from "@/lib/domain/handoff/taxonomy";
import type { Nanos } from "@/lib/domain/time";

/** Notes when a trace was heard of, what it was called and how it was said to have ended. */
export function sight(
  known: TraceSighting | undefined,
  { event, source }: { event: StoredEvent; source: string },
): TraceSighting {
  const seen = sightingOf(event, source);
  if (!known) return seen;
  return {
    ...known,
    firstSignAt: known.firstSignAt < seen.firstSignAt ? known.firstSignAt : seen.firstSignAt,
    lastSignAt: known.lastSignAt > seen.lastSignAt ? known.lastSignAt : seen.lastSignAt,
    name: known.name ?? seen.name,
    sessionId: known.sessionId ?? seen.sessionId,
    statedStatus: seen.statedStatus ?? known.statedStatus,
  };
}

function sightingOf(event: StoredEvent, source: string): TraceSighting {
  const { first, last } = signsOf(event);
  return {
    id: event.trace_id,
    source,
    firstSignAt: first,
    lastSignAt: last,
    name: event.event === "trace_started" ? (event.name ?? null) : null,
    sessionId: sessionOf(event),
    statedStatus: statusOf(event),
  };
}

function signsOf(event: StoredEvent): { first: Nanos; last: Nanos } {
  if (event.event !== "span") return { first: event.at, last: event.at };
  return { first: event.start, last: event.end ?? event.start };
}

function sessionOf(event: StoredEvent): string | null {
  const saysSession = event.event === "span" || event.event === "trace_started";
  return saysSession ? (event.session_id ?? null) : null;
}

function statusOf(event: StoredEvent): TraceStatus | null {
  return event.event === "trace_ended" ? (event.status ?? null) : null;
}
