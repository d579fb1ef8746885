import type { AlertCondition } from "./alert";
import { type AlertState, SAMPLED_MEASURES } from "./alert-measure";

/** What was measured: null where there was nothing to measure, and of how many it is. */
export type AlertReading = { value: number | null; sample: number };

export type WatchedAlert = {
  condition: AlertCondition;
  state: AlertState;
  /** Whether its channels have heard that it fires. */
  isTold: boolean;
  /** When they last heard that it fired. */
  toldAtMs: number | null;
  coolDownMs: number;
  silencedUntilMs: number | null;
};

/**
 * `stays`: nothing to write down. `unknown`: too few to say, so neither fires nor resolves (unknown is
 * not false). `tells`: it fired while nobody was to be told, fires still, and may now be told.
 */
export type AlertDecision =
  | { kind: "stays" }
  | { kind: "unknown" }
  | { kind: "tells" }
  | { kind: "fires" | "resolves"; isTold: boolean };

export function decideAlert(
  alert: WatchedAlert,
  reading: AlertReading,
  nowMs: number,
): AlertDecision {
  const { condition, state, isTold } = alert;
  if (!saysSomething(condition, reading)) return { kind: "unknown" };
  const isBeyond = lies(condition, reading.value);
  if (state === "quiet") {
    return isBeyond ? { kind: "fires", isTold: mayTell(alert, nowMs) } : { kind: "stays" };
  }
  // Who heard that it fires hears that it is over, silenced or not; who did not, does not.
  if (!isBeyond) return { kind: "resolves", isTold };
  return !isTold && mayTell(alert, nowMs) ? { kind: "tells" } : { kind: "stays" };
}

export function saysSomething(
  { measure, sample_min: least }: AlertCondition,
  reading: AlertReading,
): reading is { value: number; sample: number } {
  if (reading.value === null) return false;
  return !SAMPLED_MEASURES.includes(measure) || reading.sample >= least;
}

function lies({ comparison, threshold }: AlertCondition, value: number): boolean {
  return comparison === "below" ? value < threshold : value > threshold;
}

function mayTell({ silencedUntilMs, toldAtMs, coolDownMs }: WatchedAlert, nowMs: number): boolean {
  if (silencedUntilMs !== null && nowMs < silencedUntilMs) return false;
  return toldAtMs === null || nowMs - toldAtMs >= coolDownMs;
}
