import { describe, expect, it } from "vitest";
import { readSelection, type Selection, stepHandoff, writeSelection } from "./trace-view";

const handoffs = [{ id: "h1" }, { id: "h2" }, { id: "h3" }];

describe("selection", () => {
  it.each<Selection>([
    { kind: "none" },
    { kind: "handoff", id: "h1" },
    { kind: "agent", name: "planner" },
    { kind: "span", id: "s1", handoffId: null },
    { kind: "span", id: "s1", handoffId: "h1" },
  ])("comes back from the URL as it was: $kind", (selection) => {
    expect(readSelection(writeSelection(selection))).toEqual(selection);
  });
});

describe("stepHandoff", () => {
  it.each<{ from: Selection; by: 1 | -1; to: string }>([
    { from: { kind: "none" }, by: 1, to: "h1" },
    { from: { kind: "none" }, by: -1, to: "h3" },
    { from: { kind: "handoff", id: "h1" }, by: 1, to: "h2" },
    { from: { kind: "handoff", id: "h3" }, by: 1, to: "h3" },
    { from: { kind: "handoff", id: "h1" }, by: -1, to: "h1" },
    { from: { kind: "span", id: "s", handoffId: "h2" }, by: 1, to: "h3" },
    { from: { kind: "handoff", id: "gone" }, by: 1, to: "h1" },
  ])("goes from $from by $by to $to", ({ from, by, to }) => {
    expect(stepHandoff(handoffs, from, by)).toEqual({ kind: "handoff", id: to });
  });

  it("stays where it is without handoffs", () => {
    expect(stepHandoff([], { kind: "none" }, 1)).toEqual({ kind: "none" });
  });
});
