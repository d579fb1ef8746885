import type { TraceSpan } from "@/lib/client/trace-spans";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { type Nanos, formatInstant, msBetween, nanos, parseInstant } from "@/lib/domain/time";
import { hasMadeUpTimes } from "@/lib/format/made-up-times";
import { type HandoffPath, traceHandoffPath } from "./handoff-path";
import { type NestedSpan, nestSpans } from "./nest-spans";
import {
  type Interval,
  LANE_NONE,
  type Timeline,
  type TimelineHandoff,
  type TimelineLane,
  type TimelineSpan,
} from "./timeline-model";

const AGENT_UNKNOWN_LANE = "Unknown agent";
const DURATION_MIN_MS = 0.001;

type Extent = {
  /** Given while the trace is running: open spans and handoffs reach up to it. */
  now?: string | null;
  /** What is known of the whole, so that the axis does not move when spans arrive after the handoffs. */
  startedAt?: string | null;
  endedAt?: string | null;
};

/** Lanes, bars and arrows of one trace; what is open ends at the last sign of life, or now. */
export function prepareTimeline(
  spans: readonly TraceSpan[],
  handoffs: readonly HandoffDto[],
  extent: Extent = {},
): Timeline {
  const { origin, lastMs } = findExtent(spans, handoffs, extent);
  const toMs = (iso: string | null): number | null => {
    const at = iso === null ? undefined : parseInstant(iso);
    return at === undefined ? null : msBetween(origin, at);
  };
  const isTimed = !handoffs.some(hasMadeUpTimes);
  const timed = spans
    .map((span) => ({ span, startMs: msBetween(origin, span.startedAt) }))
    .sort((a, b) => a.startMs - b.startMs);
  const nested = nestSpans(timed.map(({ span }) => span));
  const paths = handoffs.map((handoff) => ({
    handoff,
    path: traceHandoffPath(handoff, toMs, lastMs),
  }));
  const order = orderLaneNames(handoffs, nested);
  const served = Map.groupBy(paths, ({ handoff }) => laneOf(handoff.to_agent));
  const lanes = order.map((agent): TimelineLane => {
    const rows = (nested.get(agent) ?? []).map((row) =>
      placeSpan(row, { origin, lastMs, isTimed }),
    );
    const executions = (served.get(agent) ?? []).flatMap(({ handoff, path }) =>
      executionOf(handoff, path, { toMs, lastMs }),
    );
    return { agent, spans: rows, activity: mergeIntervals([...rows, ...executions]) };
  });
  const laneIndex = new Map(order.map((agent, index) => [agent, index]));
  return {
    startedAt: formatInstant(origin),
    durationMs: Math.max(lastMs, DURATION_MIN_MS),
    isTimed,
    lanes,
    handoffs: paths.map(({ handoff, path }): TimelineHandoff => ({
      handoff,
      ...path,
      fromLane: laneIndex.get(laneOf(handoff.from_agent)) ?? 0,
      toLane: laneIndex.get(laneOf(handoff.to_agent)) ?? 0,
    })),
    orphans: lanes.reduce(
      (sum, lane) => sum + lane.spans.filter(({ parent }) => parent === "missing").length,
      0,
    ),
  };
}

function findExtent(
  spans: readonly TraceSpan[],
  handoffs: readonly HandoffDto[],
  { now = null, startedAt = null, endedAt = null }: Extent,
): { origin: Nanos; lastMs: number } {
  let first: Nanos | undefined;
  let last: Nanos | undefined;
  const seeAt = (at: Nanos | null | undefined): void => {
    if (at === undefined || at === null) return;
    if (first === undefined || at < first) first = at;
    if (last === undefined || at > last) last = at;
  };
  const see = (iso: string | null): void => seeAt(iso === null ? null : parseInstant(iso));
  for (const span of spans) {
    seeAt(span.startedAt);
    seeAt(span.endedAt);
  }
  for (const handoff of handoffs) {
    see(handoff.first_sign_at);
    see(handoff.initiated_at);
    see(handoff.received_at);
    see(handoff.completed_at);
  }
  if (first !== undefined) for (const at of [startedAt, endedAt, now]) see(at);
  const origin = first ?? nanos(0);
  return { origin, lastMs: last === undefined ? 0 : msBetween(origin, last) };
}

function orderLaneNames(
  handoffs: readonly HandoffDto[],
  nested: ReadonlyMap<string, readonly NestedSpan[]>,
): string[] {
  const names = new Set<string>();
  for (const handoff of handoffs) {
    names.add(laneOf(handoff.from_agent));
    names.add(laneOf(handoff.to_agent));
  }
  for (const lane of nested.keys()) if (lane !== LANE_NONE) names.add(lane);
  if (nested.has(LANE_NONE)) names.add(LANE_NONE);
  return [...names];
}

function laneOf(agent: string | null): string {
  return agent ?? AGENT_UNKNOWN_LANE;
}

type Clock = (iso: string | null) => number | null;

function placeSpan(
  { span, parent, depth }: NestedSpan,
  { origin, lastMs, isTimed }: { origin: Nanos; lastMs: number; isTimed: boolean },
): TimelineSpan {
  const startMs = msBetween(origin, span.startedAt);
  const endedMs = span.endedAt === null ? null : msBetween(origin, span.endedAt);
  return {
    span,
    parent,
    depth,
    startMs,
    endMs: Math.max(startMs, endedMs ?? lastMs),
    isOpen: endedMs === null,
    isTimed,
  };
}

function executionOf(
  handoff: HandoffDto,
  path: HandoffPath,
  { toMs, lastMs }: { toMs: Clock; lastMs: number },
): Interval[] {
  if (path.endMs === null) return [];
  const completedMs = toMs(handoff.completed_at);
  const openMs = handoff.outcome === "in_flight" ? lastMs : path.endMs;
  return [{ startMs: path.endMs, endMs: Math.max(path.endMs, completedMs ?? openMs) }];
}

/** The union of intervals, in order. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const { startMs, endMs } of intervals.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = merged.at(-1);
    if (last && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
    else merged.push({ startMs, endMs });
  }
  return merged;
}
