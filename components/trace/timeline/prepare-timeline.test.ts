import { describe, expect, it } from "vitest";
import { at, makeHandoff, makeSpan } from "../trace-fixtures";
import { mergeIntervals, prepareTimeline } from "./prepare-timeline";
import { spanLength } from "./span-length";

describe("prepareTimeline", () => {
  it("nests spans inside the lane of their agent", () => {
    const timeline = prepareTimeline(
      [
        makeSpan("run", { agent: "planner", atMs: 0, endMs: 100 }),
        makeSpan("llm", { agent: null, parent: "run", atMs: 10, endMs: 20 }),
        makeSpan("sub", { agent: "writer", parent: "run", atMs: 30, endMs: 90 }),
        makeSpan("tool", { agent: null, parent: "sub", atMs: 40, endMs: 50 }),
      ],
      [],
    );

    expect(outline(timeline)).toEqual(["planner: run@0 llm@1", "writer: sub@0 tool@1"]);
  });

  it("keeps a span whose parent never arrived, at the top of its lane", () => {
    const timeline = prepareTimeline(
      [makeSpan("lost-child", { agent: "a", parent: "never-sent", atMs: 5, endMs: 6 })],
      [],
    );

    expect(timeline.orphans).toBe(1);
    expect(timeline.lanes[0]?.spans[0]).toMatchObject({ depth: 0, parent: "missing" });
  });

  it("cuts a circle of parents at its earliest span and keeps every span once", () => {
    const timeline = prepareTimeline(
      [
        makeSpan("b", { agent: "a", parent: "c", atMs: 2, endMs: 3 }),
        makeSpan("a", { agent: "a", parent: "b", atMs: 1, endMs: 3 }),
        makeSpan("c", { agent: "a", parent: "a", atMs: 3, endMs: 4 }),
        makeSpan("self", { agent: "a", parent: "self", atMs: 9, endMs: 10 }),
      ],
      [],
    );

    expect(outline(timeline)).toEqual(["a: a@0 c@1 b@2 self@0"]);
    expect(timeline.lanes[0]?.spans[0]?.parent).toBe("cut");
  });

  it("counts a span that was sent twice once", () => {
    const span = makeSpan("twice", { agent: "a", atMs: 0, endMs: 1 });

    expect(prepareTimeline([span, span], []).lanes[0]?.spans).toHaveLength(1);
  });

  it("ends an open span at the last sign of life, or at now while the trace is running", () => {
    const spans = [
      makeSpan("open", { agent: "a", atMs: 0, endMs: null }),
      makeSpan("done", { agent: "a", atMs: 0, endMs: 40 }),
    ];

    const ended = prepareTimeline(spans, []);
    const running = prepareTimeline(spans, [], { now: "2026-01-31T12:00:00.090Z" });

    expect(ended.lanes[0]?.spans[0]).toMatchObject({ endMs: 40, isOpen: true });
    expect(running.lanes[0]?.spans[0]).toMatchObject({ endMs: 90, isOpen: true });
  });

  it("shows a trace without spans by its handoffs alone", () => {
    const timeline = prepareTimeline(
      [],
      [makeHandoff(1, ["a", "b"], { initiatedMs: 0, receivedMs: 10, completedMs: 60 })],
    );

    expect(timeline.lanes).toEqual([
      { agent: "a", spans: [], activity: [] },
      { agent: "b", spans: [], activity: [{ startMs: 10, endMs: 60 }] },
    ]);
    expect(timeline.durationMs).toBe(60);
  });

  it("draws the four components to scale, from instants and from durations alike", () => {
    const timing = { serialization_ms: 4, network_ms: 2, init_ms: 8, deserialization_ms: 3 };
    const { handoffs } = prepareTimeline(
      [],
      [makeHandoff(1, ["a", "b"], { initiatedMs: 0, timing })],
    );

    expect(handoffs[0]).toMatchObject({
      startMs: 0,
      endMs: 17,
      segments: [
        { component: "serialization", startMs: 0, endMs: 4 },
        { component: "network", startMs: 4, endMs: 6 },
        { component: "init", startMs: 6, endMs: 14 },
        { component: "deserialization", startMs: 14, endMs: 17 },
      ],
      crossing: { startMs: 4, endMs: 6 },
    });
  });

  it("leaves an unknown component out instead of drawing it as zero", () => {
    const { handoffs } = prepareTimeline(
      [],
      [
        makeHandoff(1, ["a", "b"], {
          initiatedMs: 0,
          receivedMs: 20,
          timing: { serialization_ms: 4 },
        }),
      ],
    );

    expect(handoffs[0]?.segments.map(({ component }) => component)).toEqual(["serialization"]);
    expect(handoffs[0]?.crossing).toEqual({ startMs: 4, endMs: 20 });
  });

  it("tells where time passed that no component explains", () => {
    const { handoffs } = prepareTimeline(
      [],
      [
        makeHandoff(1, ["a", "b"], {
          initiatedMs: 0,
          sent_at: at(5),
          arrived_at: at(9),
          receivedMs: 30,
          timing: { init_ms: 8 },
        }),
      ],
    );

    expect(handoffs[0]?.unknown).toEqual([
      { lane: "from", startMs: 0, endMs: 5 },
      { lane: "to", startMs: 17, endMs: 30 },
    ]);
  });

  it("never draws an arrow backwards when two clocks disagree", () => {
    const { handoffs } = prepareTimeline(
      [],
      [makeHandoff(1, ["a", "b"], { initiatedMs: 50, receivedMs: 20 })],
    );

    expect(handoffs[0]?.crossing).toEqual({ startMs: 30, endMs: 30 });
  });

  it("survives 10,000 spans in a single chain", () => {
    const spans = Array.from({ length: 10_000 }, (_, index) =>
      makeSpan(`s${index}`, {
        agent: "a",
        parent: index === 0 ? null : `s${index - 1}`,
        atMs: index,
        endMs: 10_000,
      }),
    );

    expect(prepareTimeline(spans, []).lanes[0]?.spans.at(-1)?.depth).toBe(9_999);
  });

  it("gives no lengths to what an imported log only put in order", () => {
    const spans = [makeSpan("s", { agent: "a", atMs: 0, endMs: 40 })];
    const imported = prepareTimeline(spans, [makeHandoff(1, ["a", "b"], { source: "import" })]);
    const timed = prepareTimeline(spans, [makeHandoff(1, ["a", "b"])]);

    expect(imported.lanes[0]?.spans.map(spanLength)).toEqual([""]);
    expect(timed.lanes[0]?.spans.map(spanLength)).toEqual(["40.0 ms"]);
  });

  it("is empty for an empty trace", () => {
    expect(prepareTimeline([], [])).toMatchObject({ lanes: [], handoffs: [], orphans: 0 });
  });
});

describe("mergeIntervals", () => {
  it("joins what overlaps or touches", () => {
    const merged = mergeIntervals([
      { startMs: 5, endMs: 6 },
      { startMs: 0, endMs: 2 },
      { startMs: 1, endMs: 3 },
      { startMs: 3, endMs: 4 },
    ]);

    expect(merged).toEqual([
      { startMs: 0, endMs: 4 },
      { startMs: 5, endMs: 6 },
    ]);
  });
});

function outline(timeline: ReturnType<typeof prepareTimeline>): string[] {
  return timeline.lanes.map(
    ({ agent, spans }) =>
      `${agent}: ${spans.map(({ span, depth }) => `${span.id}@${depth}`).join(" ")}`,
  );
}
