import type { Timeline, TimelineHandoff } from "../timeline/timeline-model";
import { type PlayTime, preparePlayTime } from "./play-time";

/** One handoff in time, in milliseconds since the start of the trace. */
export type ReplayStop = {
  id: string;
  seq: number;
  from: string | null;
  to: string | null;
  startMs: number;
  /** When the receiver has it. */
  receivedMs: number;
  /** When the receiver is done with it; as long as the trace where nothing says so. */
  doneMs: number;
};

/** What a handoff is doing at one instant. */
export type ReplayPhase = "ahead" | "in-flight" | "working" | "done";

export type Replay = {
  durationMs: number;
  /** False where only the order is real: then times are not shown. */
  isTimed: boolean;
  /** By start, then by number. */
  stops: readonly ReplayStop[];
  stopById: ReadonlyMap<string, ReplayStop>;
  /** Of the stops, in the same order. */
  starts: readonly number[];
  /** Every time at which something begins or ends, in order and once. */
  instants: readonly number[];
  playTime: PlayTime;
};

/** The trace as something that can be played: pure, and the same for graph and timeline. */
export function prepareReplay(
  timeline: Pick<Timeline, "durationMs" | "isTimed" | "handoffs">,
  { skipsWaits = false }: { skipsWaits?: boolean } = {},
): Replay {
  const { durationMs, isTimed } = timeline;
  const stops = timeline.handoffs
    .map((item) => toStop(item, durationMs))
    .sort((a, b) => a.startMs - b.startMs || a.seq - b.seq);
  const instants = new Set([
    0,
    durationMs,
    ...stops.flatMap(({ startMs, receivedMs, doneMs }) => [startMs, receivedMs, doneMs]),
  ]);
  const sorted = [...instants].sort((a, b) => a - b);
  return {
    durationMs,
    isTimed,
    stops,
    stopById: new Map(stops.map((stop) => [stop.id, stop])),
    starts: stops.map(({ startMs }) => startMs),
    instants: sorted,
    playTime: preparePlayTime(sorted, { skipsWaits, isBusy: busyBetween(stops) }),
  };
}

function toStop({ handoff, startMs, doneMs, ...at }: TimelineHandoff, durationMs: number) {
  const receivedMs = Math.max(startMs, at.endMs ?? at.crossing.endMs);
  const isOpen = handoff.outcome === "in_flight";
  return {
    id: handoff.id,
    seq: handoff.seq,
    from: handoff.from_agent,
    to: handoff.to_agent,
    startMs,
    receivedMs,
    doneMs: Math.max(receivedMs, doneMs ?? (isOpen ? durationMs : receivedMs)),
  };
}

/** Whether a handoff is under way in the stretch that begins at an instant. */
function busyBetween(stops: readonly ReplayStop[]): (fromMs: number) => boolean {
  const starts = stops.map(({ startMs }) => startMs);
  const arrivals = stops.map(({ receivedMs }) => receivedMs).sort((a, b) => a - b);
  return (fromMs) => countUpTo(starts, fromMs) > countUpTo(arrivals, fromMs);
}

/** How many of the sorted values are at or before `limit`. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function phaseAt({ startMs, receivedMs, doneMs }: ReplayStop, atMs: number): ReplayPhase {
  if (atMs < startMs) return "ahead";
  if (atMs < receivedMs) return "in-flight";
  return atMs < doneMs ? "working" : "done";
}

const LIVELINESS: Record<ReplayPhase, number> = {
  "in-flight": 3,
  working: 2,
  done: 1,
  ahead: 0,
};

/** What an edge or an agent shows that stands for several handoffs: the liveliest of them. */
export function liveliestPhase(stops: readonly ReplayStop[], atMs: number): ReplayPhase {
  let liveliest: ReplayPhase = "ahead";
  for (const stop of stops) {
    const phase = phaseAt(stop, atMs);
    if (LIVELINESS[phase] > LIVELINESS[liveliest]) liveliest = phase;
  }
  return liveliest;
}

/** The handoff that began last; none before the first. */
export function currentStop(
  { stops, starts }: Pick<Replay, "stops" | "starts">,
  atMs: number,
): ReplayStop | undefined {
  return stops[countUpTo(starts, atMs) - 1];
}

export type ReplayMoment = {
  current: ReplayStop | undefined;
  inFlight: readonly ReplayStop[];
  working: readonly ReplayStop[];
  done: number;
};

/** What is happening at one instant. */
export function momentAt(replay: Pick<Replay, "stops" | "starts">, atMs: number): ReplayMoment {
  const byPhase = Map.groupBy(replay.stops, (stop) => phaseAt(stop, atMs));
  return {
    current: currentStop(replay, atMs),
    inFlight: byPhase.get("in-flight") ?? [],
    working: byPhase.get("working") ?? [],
    done: byPhase.get("done")?.length ?? 0,
  };
}

/** Where a step of one handoff leads; before the first lies the start of the trace, after the last its end. */
export function stepStop({ starts, durationMs }: Replay, atMs: number, by: 1 | -1): number {
  if (by === 1) return starts.find((startMs) => startMs > atMs) ?? durationMs;
  // Inside a handoff, back is its own beginning first, as in any player.
  return starts.findLast((startMs) => startMs < atMs) ?? 0;
}

/** The last instant at or before a time: where motion is unwelcome, replay moves from one to the next. */
export function instantAt({ instants }: Pick<Replay, "instants">, atMs: number): number {
  return instants[countUpTo(instants, atMs) - 1] ?? 0;
}
