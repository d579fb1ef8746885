import { describe, expect, it } from "vitest";
import { nanos, nanosFromMs } from "../time";
import type { HandoffTiming } from "./handoff";
import { type HandoffInstants, measureTiming } from "./timing";

const UNKNOWN: HandoffTiming = {
  routingMs: null,
  serializationMs: null,
  networkMs: null,
  initMs: null,
  deserializationMs: null,
  handoffMs: null,
  executionMs: null,
};

/** Instants in ms: initiated, sent, arrived, ready, received, completed; `-` is unknown. */
function instants(text: string): HandoffInstants {
  const [initiatedAt, sentAt, arrivedAt, readyAt, receivedAt, completedAt] = text
    .split(" ")
    .map((ms) => (ms === "-" ? null : nanosFromMs(Number(ms))));
  return {
    initiatedAt: initiatedAt ?? null,
    sentAt: sentAt ?? null,
    arrivedAt: arrivedAt ?? null,
    readyAt: readyAt ?? null,
    receivedAt: receivedAt ?? null,
    completedAt: completedAt ?? null,
  };
}

/** routing serialization network init deserialization handoff execution; `-` is unknown. */
function durations(text: string): HandoffTiming {
  const ms = text.split(" ").map((part) => (part === "-" ? null : Number(part)));
  const names = Object.keys(UNKNOWN);
  return { ...UNKNOWN, ...Object.fromEntries(names.map((name, index) => [name, ms[index]])) };
}

describe("measureTiming", () => {
  it.each([
    { case: "nothing known", at: "- - - - - -", given: "- - - - - - -", is: "- - - - - - -" },
    {
      case: "all instants",
      at: "100 145 163 248 280 900",
      given: "- - - - - - -",
      is: "- 45 18 85 32 180 620",
    },
    {
      case: "instants win over durations",
      at: "100 145 - - 280 -",
      given: "7 99 18 - - 999 -",
      is: "7 45 18 - - 180 -",
    },
    {
      case: "durations only, all four: their sum",
      at: "- - - - - -",
      given: "50 45 18 85 32 - -",
      is: "50 45 18 85 32 180 -",
    },
    {
      case: "durations only, one missing: no sum",
      at: "100 - - - - -",
      given: "- 45 - 85 32 - -",
      is: "- 45 - 85 32 - -",
    },
    {
      case: "a given total wins over the sum",
      at: "- - - - - -",
      given: "- 45 18 85 32 200 -",
      is: "- 45 18 85 32 200 -",
    },
    {
      case: "zero is known",
      at: "100 100 100 100 100 100",
      given: "0 - - - - - -",
      is: "0 0 0 0 0 0 0",
    },
  ])("$case", ({ at, given, is }) => {
    expect(measureTiming(instants(at), durations(given))).toEqual({
      timing: durations(is),
      isClockSkewed: false,
    });
  });

  it.each([
    {
      case: "the callee's clock is 200 ms behind",
      at: "1000 1045 863 948 980 1600",
      given: "- - - - - - -",
      is: "- 45 - 85 32 - 620",
    },
    {
      case: "a given duration does not hide the skew",
      at: "1000 1045 863 - - -",
      given: "- - 18 85 - - -",
      is: "- 45 - 85 - - -",
    },
    {
      case: "a total that the instants contradict is not summed up either",
      at: "1000 - - - 980 -",
      given: "- 45 18 85 32 180 -",
      is: "- 45 18 85 32 - -",
    },
  ])("$case", ({ at, given, is }) => {
    expect(measureTiming(instants(at), durations(given))).toEqual({
      timing: durations(is),
      isClockSkewed: true,
    });
  });

  it("keeps nanoseconds", () => {
    const at = { ...instants("- - - - - -"), sentAt: nanos(1), arrivedAt: nanos(1_501) };

    expect(measureTiming(at, UNKNOWN).timing.networkMs).toBe(0.0015);
  });
});
