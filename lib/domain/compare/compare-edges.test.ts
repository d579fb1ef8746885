import { expect, it } from "vitest";
import { compareEdges, type EdgeHandoff } from "./compare-edges";

const edge = (handoffMs: number | null): EdgeHandoff => ({
  fromAgent: "A",
  toAgent: "B",
  handoffMs,
});

it.each([
  ["same", [edge(100)], [edge(110)]],
  ["slower", [edge(100)], [edge(200)]],
  ["faster", [edge(200)], [edge(100)]],
  ["same", [edge(1)], [edge(10)]],
  ["added", [], [edge(100)]],
  ["removed", [edge(100)], []],
  ["same", [edge(null)], [edge(100)]],
] as const)("calls an edge %s", (change, a, b) => {
  expect(compareEdges(a, b).map((one) => one.change)).toEqual([change]);
});

it("takes the mean of what is known", () => {
  expect(compareEdges([edge(100), edge(null), edge(300)], [])[0]?.a).toEqual({
    handoffs: 3,
    handoffMs: 200,
  });
});
