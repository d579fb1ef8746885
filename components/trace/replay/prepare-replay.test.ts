import { describe, expect, it } from "vitest";
import { prepareTimeline } from "../timeline/prepare-timeline";
import { makeHandoff } from "../trace-fixtures";
import {
  currentStop,
  instantAt,
  liveliestPhase,
  momentAt,
  prepareReplay,
  stepStop,
} from "./prepare-replay";

/** a → b travels 0–10 and is worked on until 60; b → c travels 20–30 until 50; c → d never arrives. */
const handoffs = [
  makeHandoff(1, ["a", "b"], { initiatedMs: 0, receivedMs: 10, completedMs: 60 }),
  makeHandoff(2, ["b", "c"], { initiatedMs: 20, receivedMs: 30, completedMs: 50 }),
  makeHandoff(3, ["c", "d"], { initiatedMs: 9_040, outcome: "in_flight" }),
];
const replay = prepareReplay(prepareTimeline([], handoffs));

describe("prepareReplay", () => {
  it("knows every time at which something begins or ends, once and in order", () => {
    expect(replay.instants).toEqual([0, 10, 20, 30, 50, 60, 9_040]);
  });

  it("orders handoffs that begin together by their number", () => {
    const together = [2, 1].map((seq) => makeHandoff(seq, ["a", "b"]));

    expect(prepareReplay(prepareTimeline([], together)).stops.map(({ seq }) => seq)).toEqual([
      1, 2,
    ]);
  });

  it("is over at once for a trace without handoffs", () => {
    const empty = prepareReplay(prepareTimeline([], []));

    expect(momentAt(empty, 0)).toEqual({ current: undefined, inFlight: [], working: [], done: 0 });
  });
});

describe("momentAt", () => {
  it.each([
    { at: 0, current: 1, inFlight: [1], working: [], done: 0 },
    { at: 10, current: 1, inFlight: [], working: [1], done: 0 },
    { at: 25, current: 2, inFlight: [2], working: [1], done: 0 },
    { at: 50, current: 2, inFlight: [], working: [1], done: 1 },
    { at: 9_039, current: 2, inFlight: [], working: [], done: 2 },
  ])("says what is happening at $at ms", ({ at, current, inFlight, working, done }) => {
    const moment = momentAt(replay, at);

    expect(moment.current?.seq).toBe(current);
    expect(moment.inFlight.map(({ seq }) => seq)).toEqual(inFlight);
    expect(moment.working.map(({ seq }) => seq)).toEqual(working);
    expect(moment.done).toBe(done);
  });
});

describe("liveliestPhase", () => {
  it.each([
    [-1, "ahead"],
    [5, "in-flight"],
    [25, "in-flight"],
    [40, "working"],
    [70, "done"],
  ])("at %s ms several handoffs together are %s", (at, phase) => {
    expect(liveliestPhase(replay.stops.slice(0, 2), at)).toBe(phase);
  });
});

describe("stepStop", () => {
  it.each([
    { at: 0, by: 1, to: 20 },
    { at: 20, by: 1, to: 9_040 },
    { at: 9_040, by: 1, to: 9_040 },
    { at: 9_040, by: -1, to: 20 },
    { at: 25, by: -1, to: 20 },
    { at: 0, by: -1, to: 0 },
  ] as const)("steps from $at by $by to $to", ({ at, by, to }) => {
    expect(stepStop(replay, at, by)).toBe(to);
  });
});

describe("instantAt", () => {
  it.each([
    [0, 0],
    [29, 20],
    [30, 30],
    [5_000, 60],
  ])("rests at the last instant before %s ms: %s ms", (at, instant) => {
    expect(instantAt(replay, at)).toBe(instant);
  });
});

describe("play time", () => {
  it("is the trace's own time", () => {
    expect(replay.playTime.durationMs).toBe(9_040);
    expect(replay.playTime.toTraceMs(1_234.5)).toBeCloseTo(1_234.5);
  });

  it("shortens a long stretch in which no handoff is under way, and nothing else", () => {
    const { playTime } = prepareReplay(prepareTimeline([], handoffs), { skipsWaits: true });

    expect(playTime.durationMs).toBe(60 + 500);
    expect(playTime.toPlayMs(60)).toBe(60);
    expect(playTime.toPlayMs(4_550)).toBeCloseTo(310);
    expect(playTime.toTraceMs(310)).toBeCloseTo(4_550);
    expect(playTime.toTraceMs(9_999)).toBe(9_040);
  });

  it("keeps a long journey of a handoff as long as it was", () => {
    const slow = [makeHandoff(1, ["a", "b"], { initiatedMs: 0, receivedMs: 8_000 })];
    const { playTime } = prepareReplay(prepareTimeline([], slow), { skipsWaits: true });

    expect(playTime.durationMs).toBe(8_000);
  });
});

it("stays quick for 10,000 handoffs", () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    makeHandoff(index + 1, ["a", "b"], { initiatedMs: index, receivedMs: index + 5 }),
  );
  const long = prepareReplay(prepareTimeline([], many), { skipsWaits: true });

  expect(currentStop(long, 9_999)?.seq).toBe(10_000);
});
