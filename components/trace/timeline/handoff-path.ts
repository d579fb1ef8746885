import type { HandoffDto } from "@/lib/contracts/handoff";
import type { Interval, LatencyComponent, LatencySegment, UnknownStretch } from "./timeline-model";

export type HandoffPath = {
  startMs: number;
  endMs: number | null;
  doneMs: number | null;
  segments: LatencySegment[];
  unknown: UnknownStretch[];
  crossing: Interval;
};

const ROUNDING_MS = 0.001;

type Clock = (iso: string | null) => number | null;

/**
 * One handoff on the time axis.
 *
 *   initiated ──serialization── sent ──network── arrived ──init── ready ──deserialization── received
 *   └────────── caller's lane ──────┘ └─crosses─┘ └──────────────── callee's lane ────────────────┘
 *
 * An instant that was not sent follows from its neighbour and the component between them, if known.
 */
export function traceHandoffPath(handoff: HandoffDto, toMs: Clock, nowMs: number): HandoffPath {
  const { startMs, sentMs, arrivedMs, readyMs, endMs } = placeInstants(handoff, toMs, nowMs);
  const { timing } = handoff;
  const parts = [
    segment("serialization", startMs, timing.serialization_ms),
    segment("network", sentMs, timing.network_ms),
    segment("init", arrivedMs, timing.init_ms),
    segment("deserialization", readyMs, timing.deserialization_ms),
  ];
  const [serialization = null, , ...callee] = parts;
  const leavesMs = sentMs ?? startMs;
  const entersMs = arrivedMs ?? readyMs ?? endMs ?? toMs(handoff.completed_at) ?? nowMs;
  return {
    startMs,
    endMs,
    doneMs: toMs(handoff.completed_at),
    segments: parts.filter((part) => part !== null),
    unknown: [
      ...withLane("from", uncovered({ startMs, endMs: leavesMs }, [serialization])),
      ...withLane("to", uncovered({ startMs: entersMs, endMs: endMs ?? entersMs }, callee)),
    ],
    // Two clocks can disagree; an arrow is never drawn backwards in time.
    crossing: { startMs: leavesMs, endMs: Math.max(leavesMs, entersMs) },
  };
}

function placeInstants(handoff: HandoffDto, toMs: Clock, nowMs: number) {
  const { timing } = handoff;
  const startMs = toMs(handoff.initiated_at) ?? toMs(handoff.first_sign_at) ?? nowMs;
  const sentMs = toMs(handoff.sent_at) ?? after(startMs, timing.serialization_ms);
  const arrivedMs = toMs(handoff.arrived_at) ?? after(sentMs, timing.network_ms);
  const readyMs = toMs(handoff.ready_at) ?? after(arrivedMs, timing.init_ms);
  const endMs =
    toMs(handoff.received_at) ??
    after(readyMs, timing.deserialization_ms) ??
    after(startMs, timing.handoff_ms);
  return { startMs, sentMs, arrivedMs, readyMs, endMs };
}

function after(fromMs: number | null, durationMs: number | null): number | null {
  return fromMs === null || durationMs === null ? null : fromMs + durationMs;
}

function segment(
  component: LatencyComponent,
  startMs: number | null,
  durationMs: number | null,
): LatencySegment | null {
  if (startMs === null || durationMs === null) return null;
  return { component, startMs, endMs: startMs + durationMs };
}

/** What of a stretch none of its parts explains; shorter than a microsecond is rounding. */
function uncovered(whole: Interval, parts: readonly (Interval | null)[]): Interval[] {
  const gaps: Interval[] = [];
  let { startMs } = whole;
  for (const part of parts) {
    if (!part) continue;
    gaps.push({ startMs, endMs: Math.min(part.startMs, whole.endMs) });
    startMs = Math.max(startMs, part.endMs);
  }
  gaps.push({ startMs, endMs: whole.endMs });
  return gaps.filter((gap) => gap.endMs - gap.startMs > ROUNDING_MS);
}

function withLane(lane: UnknownStretch["lane"], gaps: readonly Interval[]): UnknownStretch[] {
  return gaps.map((gap) => ({ ...gap, lane }));
}
