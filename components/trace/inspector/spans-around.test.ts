import { expect, it } from "vitest";
import { prepareTimeline } from "../timeline/prepare-timeline";
import { makeHandoff, makeSpan } from "../trace-fixtures";
import { spansAround } from "./spans-around";

it("shows what the sender did before and what the receiver did during a handoff", () => {
  const handoff = makeHandoff(1, ["a", "b"], { initiatedMs: 10, receivedMs: 20, completedMs: 60 });
  const timeline = prepareTimeline(
    [
      makeSpan("decides", { agent: "a", atMs: 0, endMs: 9 }),
      makeSpan("goes-on", { agent: "a", atMs: 70, endMs: 80 }),
      makeSpan("earlier", { agent: "b", atMs: 1, endMs: 2 }),
      makeSpan("works", { agent: "b", atMs: 25, endMs: 50 }),
      makeSpan("later", { agent: "b", atMs: 90, endMs: 95 }),
    ],
    [handoff],
  );

  const { sender, receiver, hidden } = spansAround(timeline, handoff);

  expect(sender.map(({ span }) => span.id)).toEqual(["decides"]);
  expect(receiver.map(({ span }) => span.id)).toEqual(["works"]);
  expect(hidden).toBe(0);
});

it("counts what it does not list", () => {
  const handoff = makeHandoff(1, ["a", "b"], { initiatedMs: 50, receivedMs: 60 });
  const spans = Array.from({ length: 30 }, (_, index) =>
    makeSpan(`s${index}`, { agent: "a", atMs: index, endMs: index + 1 }),
  );

  const { sender, hidden } = spansAround(prepareTimeline(spans, [handoff]), handoff);

  expect(sender.at(-1)?.span.id).toBe("s29");
  expect(sender).toHaveLength(20);
  expect(hidden).toBe(10);
});
