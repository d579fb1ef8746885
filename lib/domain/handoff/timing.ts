import { msBetween, type Nanos } from "../time";
import type { Handoff, HandoffTiming } from "./handoff";

export type HandoffInstants = Pick<
  Handoff,
  "initiatedAt" | "sentAt" | "arrivedAt" | "readyAt" | "receivedAt" | "completedAt"
>;

export type TimingResult = { timing: HandoffTiming; isClockSkewed: boolean };

/**
 * Instants win over given durations; what neither tells stays unknown.
 *
 *   routing │ initiated ─ sent ─ arrived ─ ready ─ received ─ completed
 *   (given) │   serialization network init  deserialization   execution
 *           │ └────────────── handoff ───────────┘
 *
 * Clocks of two machines can disagree: what would be negative is unknown and marks the skew.
 */
export function measureTiming(at: HandoffInstants, given: HandoffTiming): TimingResult {
  const measured = {
    serializationMs: measure(at.initiatedAt, at.sentAt),
    networkMs: measure(at.sentAt, at.arrivedAt),
    initMs: measure(at.arrivedAt, at.readyAt),
    deserializationMs: measure(at.readyAt, at.receivedAt),
    handoffMs: measure(at.initiatedAt, at.receivedAt),
    executionMs: measure(at.receivedAt, at.completedAt),
  };
  const timing: HandoffTiming = {
    routingMs: given.routingMs,
    serializationMs: choose(measured.serializationMs, given.serializationMs),
    networkMs: choose(measured.networkMs, given.networkMs),
    initMs: choose(measured.initMs, given.initMs),
    deserializationMs: choose(measured.deserializationMs, given.deserializationMs),
    handoffMs: choose(measured.handoffMs, given.handoffMs),
    executionMs: choose(measured.executionMs, given.executionMs),
  };
  if (measured.handoffMs === null) timing.handoffMs ??= sumOfComponents(timing);
  return { timing, isClockSkewed: Object.values(measured).some((ms) => ms !== null && ms < 0) };
}

function measure(from: Nanos | null, to: Nanos | null): number | null {
  return from === null || to === null ? null : msBetween(from, to);
}

function choose(measuredMs: number | null, givenMs: number | null): number | null {
  if (measuredMs === null) return givenMs;
  return measuredMs < 0 ? null : measuredMs;
}

function sumOfComponents(timing: HandoffTiming): number | null {
  const { serializationMs, networkMs, initMs, deserializationMs } = timing;
  let sumMs = 0;
  for (const ms of [serializationMs, networkMs, initMs, deserializationMs]) {
    if (ms === null) return null;
    sumMs += ms;
  }
  return sumMs;
}
