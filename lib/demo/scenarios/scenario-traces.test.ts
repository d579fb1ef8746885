import { describe, expect, it } from "vitest";
import { NativeEvent } from "../../domain/event/native-event";
import { nanos, parseInstant } from "../../domain/time";
import { scenarioTraces } from "./scenario-traces";

const NOW = nanos(1_772_452_800_000_000_000n);
const TWO_HOURS = 7_200_000_000_000n;
const traces = scenarioTraces(NOW);
const cases = traces.map((events) => ({ id: events[0]?.trace_id ?? "?", events }));

function eventsOf(id: string) {
  return cases.find((scenario) => scenario.id === id)?.events ?? [];
}

describe("scenarioTraces", () => {
  it.each(cases)(
    "$id is a named trace of native events in the last two hours",
    ({ id, events }) => {
      const at = events.map((event) => parseInstant(String(event.at)) ?? 0n);

      expect(events.filter((event) => !NativeEvent.safeParse(event).success)).toEqual([]);
      expect(events[0]).toMatchObject({ event: "trace_started", name: expect.any(String) });
      expect(events.every((event) => event.trace_id === id)).toBe(true);
      expect(at.every((instant) => instant > NOW - TWO_HOURS && instant <= NOW)).toBe(true);
    },
  );

  it("has eleven stories and no event id twice", () => {
    const ids = traces.flat().map(({ event_id }) => event_id);

    expect(traces).toHaveLength(11);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("tells the reference workflow in 8 handoffs, 28 credits and 18.4 s", () => {
    const events = eventsOf("demo-staged-success");
    const credits = events.map((event) =>
      event.event === "task_complete" ? (event.usage?.credits ?? 0) : 0,
    );
    const at = events.map((event) => parseInstant(String(event.at)) ?? 0n);

    expect(events.filter(({ event }) => event === "handoff_initiated")).toHaveLength(8);
    expect(credits.reduce((sum, value) => sum + value, 0)).toBe(28);
    expect((at.at(-1) ?? 0n) - (at[0] ?? 0n)).toBe(18_400_000_000n);
  });

  it("leaves the approval undecided and the last handoff unfinished", () => {
    const waiting = eventsOf("demo-escalation-waiting").map(({ event }) => event);
    const running = eventsOf("demo-in-flight").map(({ event }) => event);

    expect(waiting).toContain("approval_requested");
    expect(waiting).not.toContain("approval_decided");
    expect(running).toContain("handoff_received");
    expect(running).not.toContain("task_complete");
  });

  it("keeps its ids whatever the time", () => {
    const later = scenarioTraces(nanos(NOW + TWO_HOURS));
    const ids = (all: typeof traces) => all.flat().map(({ event_id }) => event_id);

    expect(ids(later)).toEqual(ids(traces));
  });
});
