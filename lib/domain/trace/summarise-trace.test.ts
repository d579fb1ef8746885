import { describe, expect, it } from "vitest";
import { nanosFromMs } from "../time";
import { handoffsFrom, returnedAt, withFields } from "./handoff-notation.fixture";
import { placeHandoffs } from "./place-handoffs";
import { summariseTrace, type TraceFacts } from "./summarise-trace";

const NO_SPANS = { count: 0, errorCount: 0, startedAt: null, endedAt: null };

function factsOf(trace: string, more: Partial<TraceFacts> = {}): TraceFacts {
  const handoffs = trace === "" ? [] : placeHandoffs(handoffsFrom(trace), new Map());
  return { handoffs, spans: NO_SPANS, approvalsWaiting: 0, ...more };
}

describe("the status of a trace", () => {
  it.each([
    { trace: "A>B B>A", status: "succeeded" },
    { trace: "A>B A>C?", status: "running" },
    { trace: "A>B! A>C?", status: "running" },
    { trace: "A>B!", status: "failed" },
    { trace: "A>B%", status: "failed" },
    { trace: "A>B~", status: "incomplete" },
    { trace: "A>B! A>C~", status: "failed" },
    { trace: "A>B! A>C", status: "succeeded" },
    { trace: "A>B~ A>C", status: "succeeded" },
    { trace: "A>B% A>B", status: "succeeded" },
    { trace: "A>B A>C!", status: "failed" },
    { trace: "A>B! C>D", status: "failed" },
    { trace: "A>B! B>B", status: "succeeded" },
    { trace: "A>B! B>B! B>B", status: "succeeded" },
    { trace: "A>B B>C! B>A", status: "failed" },
    { trace: "A>B! A>human", status: "succeeded" },
  ])("$trace: $status", ({ trace, status }) => {
    expect(summariseTrace(factsOf(trace)).status).toBe(status);
  });

  it("is waiting while an approval waits, whatever else runs", () => {
    expect(summariseTrace(factsOf("A>B? A>C!", { approvalsWaiting: 1 })).status).toBe("waiting");
  });

  it("is running between two handoffs while a span is open, until the trace is ended", () => {
    const spans = { ...NO_SPANS, count: 1, startedAt: nanosFromMs(1) };

    expect(summariseTrace(factsOf("A>B B>A", { spans })).status).toBe("running");
    expect(
      summariseTrace(factsOf("A>B B>A", { spans, ended: { at: nanosFromMs(90), status: null } }))
        .status,
    ).toBe("succeeded");
  });

  it.each([
    { trace: "", count: 0, status: "incomplete" },
    { trace: "", count: 1, status: "incomplete" },
    { trace: "A>B B>A", count: 1, status: "incomplete" },
    { trace: "A>B B>A", count: 0, status: "succeeded" },
    { trace: "A>B!", count: 0, status: "failed" },
  ])(
    "silent for the window, $trace with $count open spans: $status",
    ({ trace, count, status }) => {
      const spans = { ...NO_SPANS, count };

      expect(summariseTrace(factsOf(trace, { spans, isSilent: true })).status).toBe(status);
    },
  );

  it.each([
    { case: "only started", count: 0, errorCount: 0, endMs: null, end: undefined, is: "running" },
    { case: "open span", count: 2, errorCount: 1, endMs: null, end: undefined, is: "running" },
    { case: "failed span", count: 2, errorCount: 1, endMs: 9, end: undefined, is: "failed" },
    { case: "good spans", count: 2, errorCount: 0, endMs: 9, end: undefined, is: "succeeded" },
    { case: "stated", count: 2, errorCount: 1, endMs: 9, end: "incomplete", is: "incomplete" },
    { case: "ended", count: 0, errorCount: 0, endMs: null, end: null, is: "succeeded" },
  ] as const)("without handoffs, $case: $is", ({ count, errorCount, endMs, end, is }) => {
    const endedAt = endMs === null ? null : nanosFromMs(endMs);
    const spans = { count, errorCount, startedAt: null, endedAt };
    const given = end === undefined ? undefined : { at: nanosFromMs(9), status: end };

    expect(summariseTrace(factsOf("", { spans, ended: given })).status).toBe(is);
  });
});

describe("summariseTrace", () => {
  it("adds up a whole trace", () => {
    const handoffs = withFields(handoffsFrom("A>B@10 B>C!@20 B>C@30 B>A@40"), "h1", {
      usage: { input_tokens: 5, cost_usd: 0.5 },
      ...returnedAt(44),
    });
    const facts = factsOf("", {
      handoffs: placeHandoffs(
        withFields(handoffs, "h3", { usage: { input_tokens: 2 } }),
        new Map(),
      ),
      spans: { count: 3, errorCount: 1, startedAt: nanosFromMs(12), endedAt: nanosFromMs(41) },
      started: { at: nanosFromMs(8) },
    });

    expect(summariseTrace(facts)).toEqual({
      status: "succeeded",
      startedAt: nanosFromMs(8),
      endedAt: nanosFromMs(44),
      agents: ["A", "B", "C"],
      handoffCount: 4,
      errorCount: 2,
      usage: { input_tokens: 7, cost_usd: 0.5 },
    });
  });

  it("takes usage from LLM spans where they report it, never both", () => {
    const handoffs = withFields(handoffsFrom("A>B"), "h1", { usage: { credits: 4 } });
    const spans = { ...NO_SPANS, usage: { input_tokens: 1 } };

    const facts = factsOf("", { handoffs: placeHandoffs(handoffs, new Map()), spans });

    expect(summariseTrace(facts).usage).toEqual({ input_tokens: 1 });
  });

  it("has no end while running, and is not prolonged by a late rating", () => {
    const rated = withFields(handoffsFrom("A>B@10"), "h1", { lastSignAt: nanosFromMs(9_000) });

    expect(summariseTrace(factsOf("A>B?")).endedAt).toBeNull();
    expect(
      summariseTrace(factsOf("", { handoffs: placeHandoffs(rated, new Map()) })).endedAt,
    ).toEqual(nanosFromMs(12));
  });

  it("knows neither start nor end of a trace of which nothing is known", () => {
    expect(summariseTrace(factsOf(""))).toEqual({
      status: "running",
      startedAt: null,
      endedAt: null,
      agents: [],
      handoffCount: 0,
      errorCount: 0,
      usage: null,
    });
  });
});
