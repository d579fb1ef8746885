import { describe, expect, it } from "vitest";
import { makeHandoff } from "../trace-fixtures";
import { buildAgentGraph } from "./graph-model";
import { buildShownGraph, collapseAgents, pageOfStep } from "./limit-graph";

const request = { agents: [], page: 0, showsAllAgents: false };

describe("buildShownGraph", () => {
  const handoffs = Array.from({ length: 450 }, (_, index) => makeHandoff(index + 1, ["a", "b"]));

  it("shows a page of many steps and says of how many", () => {
    const { graph, part } = buildShownGraph({ ...request, mode: "steps", handoffs, page: 2 });

    expect(graph.edges.map(({ id }) => id).slice(0, 2)).toEqual(["h401", "h402"]);
    expect(part).toEqual({ kind: "steps", page: 2, pages: 3, from: 401, to: 450, total: 450 });
  });

  it("finds the page of the selected handoff", () => {
    expect(pageOfStep(handoffs, "h201")).toBe(1);
    expect(pageOfStep(handoffs, null)).toBe(0);
  });

  it("collapses a thousand agents until all are asked for", () => {
    const many = Array.from({ length: 999 }, (_, index) =>
      makeHandoff(index + 1, ["hub", `agent ${index}`]),
    );
    const short = buildShownGraph({ ...request, mode: "agents", handoffs: many });
    const whole = buildShownGraph({
      ...request,
      mode: "agents",
      handoffs: many,
      showsAllAgents: true,
    });

    expect(short.part).toEqual({ kind: "agents", shown: 120, total: 1_000 });
    expect(short.graph.nodes.at(-1)).toMatchObject({ agent: "880 other agents", handoffs: 880 });
    expect(whole.graph.nodes).toHaveLength(1_000);
    expect(whole.part).toEqual({ kind: "all" });
  });
});

describe("collapseAgents", () => {
  it("loses no handoff: those among the others become their loop", () => {
    const graph = buildAgentGraph(
      [
        makeHandoff(1, ["a", "b"]),
        makeHandoff(2, ["b", "a"]),
        makeHandoff(3, ["a", "c"]),
        makeHandoff(4, ["c", "d"]),
        makeHandoff(5, ["a", "d"]),
      ],
      [],
    );

    const { nodes, edges } = collapseAgents(graph, 2);

    expect(nodes.map(({ agent, handoffs }) => [agent, handoffs])).toEqual([
      ["a", 4],
      ["b", 2],
      ["2 other agents", 3],
    ]);
    expect(
      edges.map(({ source, target, handoffs }) => [source, target, handoffs.map(({ seq }) => seq)]),
    ).toEqual([
      ["a", "b", [1]],
      ["b", "a", [2]],
      ["a", "others:", [3, 5]],
      ["others:", "others:", [4]],
    ]);
  });
});
