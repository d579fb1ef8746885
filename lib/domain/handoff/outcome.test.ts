import { describe, expect, it } from "vitest";
import { nanosFromMs } from "../time";
import { decideOutcome, INCOMPLETE_WINDOW_MS_DEFAULT, isExpired } from "./outcome";

describe("decideOutcome", () => {
  it.each([
    { received: false, ending: null, is: "in_flight" },
    { received: true, ending: null, is: "in_flight" },
    { received: false, ending: "completed", is: "in_flight" },
    { received: true, ending: "completed", is: "succeeded" },
    { received: false, accepted: true, ending: "completed", is: "succeeded" },
    { received: false, accepted: true, ending: null, is: "in_flight" },
    { received: true, ending: "completed", quality: 0.71, is: "succeeded" },
    { received: true, ending: "completed", quality: 0.7, is: "failed" },
    { received: true, ending: null, quality: 0.1, is: "in_flight" },
    { received: true, ending: "failed", quality: 1, is: "failed" },
    { received: false, ending: "rejected", is: "rejected" },
    { received: true, ending: "timed_out", is: "incomplete" },
    { received: false, ending: "completed", mode: "async", is: "succeeded" },
    { received: true, ending: null, type: "return", is: "succeeded" },
    { received: true, ending: null, type: "return", quality: 0.5, is: "failed" },
    { received: false, ending: "completed", type: "return", is: "in_flight" },
    { received: true, ending: "timed_out", type: "return", is: "succeeded" },
    { received: false, ending: "timed_out", type: "return", is: "incomplete" },
    { received: true, ending: "failed", type: "return", is: "failed" },
  ] as const)("%o", (row) => {
    const { received, accepted, ending, is, ...rest } = { ...EMPTY, ...row };
    const { quality = null, mode = null, type = null } = rest;

    const receivedAt = received ? nanosFromMs(1) : null;
    const acceptedAt = accepted ? nanosFromMs(1) : null;

    expect(decideOutcome({ receivedAt, acceptedAt, ending, quality, mode }, type)).toBe(is);
  });
});

const EMPTY: { accepted?: boolean; quality?: number; mode?: "async"; type?: "return" } = {};

describe("isExpired", () => {
  const lastSignAt = nanosFromMs(1000);
  const open = { outcome: "in_flight", standing: null, lastSignAt } as const;
  const end = nanosFromMs(1000 + INCOMPLETE_WINDOW_MS_DEFAULT);

  it.each([
    { case: "silent for the window", handoff: open, now: end, is: true },
    { case: "silent for less", handoff: open, now: nanosFromMs(2000), is: false },
    { case: "lost", handoff: { ...open, standing: "lost" }, now: end, is: true },
    { case: "held by a human", handoff: { ...open, standing: "waiting" }, now: end, is: false },
    { case: "over", handoff: { ...open, outcome: "failed" }, now: end, is: false },
  ] as const)("$case: $is", ({ handoff, now, is }) => {
    expect(isExpired({ handoff, now })).toBe(is);
  });

  it("takes the project's own window", () => {
    expect(isExpired({ handoff: open, now: nanosFromMs(1010), windowMs: 10 })).toBe(true);
  });
});
