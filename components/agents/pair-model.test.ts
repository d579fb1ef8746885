import { describe, expect, it } from "vitest";
import type { PairDto } from "@/lib/contracts/pair";
import { cellKey, prepareMap, prepareMatrix, successTone } from "./pair-model";

const pair = (from: string | null, to: string | null, count: number): PairDto => ({
  from_agent: from,
  to_agent: to,
  count,
  decided: count,
  succeeded: count,
  success_rate: 1,
  success_interval: [0.5, 1],
  components: {},
  avg_context_bytes: null,
  context_lost_rate: null,
});

describe("prepareMap", () => {
  it("keeps apart names that differ by case only, and nobody from a name", () => {
    const { nodes } = prepareMap([pair("a", "A", 1), pair(null, "null", 1)]);

    expect(nodes.map(({ agent }) => agent)).toEqual(["a", "A", null, "null"]);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(4);
  });

  it("makes an edge as wide as its volume says, and says how many it left out", () => {
    const many = Array.from({ length: 90 }, (_, n) => pair("a", `b${n}`, n === 0 ? 100 : 1));
    const { edges, hidden } = prepareMap(many);

    expect([edges[0]?.width, edges[1]?.width.toFixed(1), hidden]).toEqual([8, "1.7", 10]);
  });
});

describe("prepareMatrix", () => {
  it("orders agents by volume and leaves out what has no name", () => {
    const { agents, cells } = prepareMatrix([
      pair("a", "b", 1),
      pair("b", "c", 5),
      pair(null, "d", 9),
    ]);

    expect(agents).toEqual(["b", "c", "a"]);
    expect(cells.get(cellKey("b", "c"))?.count).toBe(5);
  });
});

it.each([
  [null, "neutral"],
  [1, "succeeded"],
  [0.95, "succeeded"],
  [0.9, "incomplete"],
  [0.5, "failed"],
])("a rate of %s is %s", (rate, tone) => {
  expect(successTone(rate)).toBe(tone);
});
