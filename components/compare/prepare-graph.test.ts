import { describe, expect, it } from "vitest";
import type { CompareEdge } from "@/lib/contracts/compare";
import { prepareGraph } from "./prepare-graph";

type Change = CompareEdge["change"];

function edge(
  from: string | null,
  to: string | null,
  [change, a, b]: [Change, number, number],
): CompareEdge {
  const side = (handoffs: number) => ({ handoffs, handoff_ms: null });
  return { from_agent: from, to_agent: to, a: side(a), b: side(b), change };
}

describe("prepareGraph", () => {
  it("draws every agent once and says in which trace it takes part", () => {
    const { nodes } = prepareGraph([
      edge("desk", "buyer", ["same", 1, 1]),
      edge("desk", "writer", ["removed", 1, 0]),
      edge("buyer", null, ["added", 0, 2]),
    ]);

    expect(nodes.map(({ agent, presence }) => `${agent} ${presence}`)).toEqual([
      "desk same",
      "buyer same",
      "writer removed",
      "null added",
    ]);
  });

  it("tells what became of each pair in words, and how often it handed over", () => {
    const { edges } = prepareGraph([
      edge("a", "b", ["same", 2, 2]),
      edge("a", "c", ["slower", 1, 3]),
      edge("a", "d", ["removed", 1, 0]),
      edge("d", "a", ["added", 0, 4]),
    ]);

    expect(edges.map(({ label }) => label)).toEqual([
      "2",
      "Slower in B · 1 → 3",
      "Only in A · 1 → 0",
      "Only in B · 0 → 4",
    ]);
  });

  it("keeps an agent that calls itself null apart from one without a name", () => {
    expect(prepareGraph([edge(null, "null", ["same", 1, 1])]).nodes).toHaveLength(2);
  });
});
