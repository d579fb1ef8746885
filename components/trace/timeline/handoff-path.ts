import type { HandoffDto } from "@/lib/contracts/handoff";
import type { Interval, LatencyComponent, LatencySegment } from "./timeline-model";

export type HandoffPath = {
  startMs: number;
  endMs: number | null;
  segments: LatencySegment[];
  crossing: Interval;
};

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
  const segments = [
    segment("serialization", startMs, timing.serialization_ms),
    segment("network", sentMs, timing.network_ms),
    segment("init", arrivedMs, timing.init_ms),
    segment("deserialization", readyMs, timing.deserialization_ms),
  ].filter((part) => part !== null);
  const leavesMs = sentMs ?? startMs;
  const entersMs = arrivedMs ?? readyMs ?? endMs ?? toMs(handoff.completed_at) ?? nowMs;
  return {
    startMs,
    endMs,
    segments,
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
