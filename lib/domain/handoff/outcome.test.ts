import { describe, expect, it } from "vitest";
import { nanosFromMs } from "../time";
import { decideOutcome } from "./outcome";

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
