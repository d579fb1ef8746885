import { describe, expect, it } from "vitest";
import { makeHandoff } from "../trace-fixtures";
import { readElkLayout, toElkGraph } from "@/components/shared/graph/elk-graph";
import { fitZoom, layoutBounds, viewStart } from "@/components/shared/graph/graph-layout";
import { toShape } from "./edge-numbers";
import { buildAgentGraph, buildStepGraph, worstOutcome } from "./graph-model";
import { layoutLayered } from "@/components/shared/graph/layered-layout";
import { readingDirection } from "@/components/shared/graph/reading-direction";

describe("buildAgentGraph", () => {
  it("fans out up to two handoffs of a pair and merges more", () => {
    const few = [1, 2].map((seq) => makeHandoff(seq, ["a", "b"]));
    const many = [4, 5, 6, 7].map((seq) => makeHandoff(seq, ["b", "a"]));

    const { edges } = buildAgentGraph([...few, ...many], []);

    expect(edges.map(({ handoffs }) => handoffs.map(({ seq }) => seq))).toEqual([
      [1],
      [2],
      [4, 5, 6, 7],
    ]);
  });

  it("merges every busy pair of a long trace", () => {
    const handoffs = Array.from({ length: 300 }, (_, index) =>
      makeHandoff(index + 1, [`a${index % 150}`, "b"]),
    );

    expect(buildAgentGraph(handoffs, []).edges).toHaveLength(150);
  });

  it("shows an agent that was declared and never took part", () => {
    const declared = {
      name: "idle",
      service: null,
      role: "specialist" as const,
      capabilities: [],
      description: null,
    };

    const { nodes } = buildAgentGraph([makeHandoff(1, ["a", "b"])], [declared]);

    expect(nodes.map(({ agent, handoffs }) => [agent, handoffs])).toEqual([
      ["a", 1],
      ["b", 1],
      ["idle", 0],
    ]);
  });

  it("counts a loop once and names an agent nobody named", () => {
    const { nodes } = buildAgentGraph([makeHandoff(1, [null, null])], []);

    expect(nodes).toEqual([
      { id: "Unknown agent", agent: "Unknown agent", role: null, handoffs: 1 },
    ]);
  });
});

describe("buildStepGraph", () => {
  it("opens a new visit for every handoff, left from the sender's last visit", () => {
    const { nodes, edges } = buildStepGraph(
      [makeHandoff(1, ["a", "b"]), makeHandoff(2, ["b", "a"]), makeHandoff(3, ["a", "b"])],
      [],
    );

    expect(nodes.map(({ id }) => id)).toEqual(["1:a", "2:b", "3:a", "4:b"]);
    expect(edges.map(({ source, target }) => `${source}>${target}`)).toEqual([
      "1:a>2:b",
      "2:b>3:a",
      "3:a>4:b",
    ]);
  });
});

describe("worstOutcome", () => {
  it("is what needs a reader most", () => {
    const handoffs = (["succeeded", "failed", "in_flight"] as const).map((outcome, index) =>
      makeHandoff(index, ["a", "b"], { outcome }),
    );

    expect(worstOutcome(handoffs)).toBe("failed");
  });
});

describe("readingDirection", () => {
  const star = Array.from({ length: 12 }, (_, index) => makeHandoff(index, ["hub", `a${index}`]));
  const chain = Array.from({ length: 12 }, (_, index) =>
    makeHandoff(index, [`a${index}`, `a${index + 1}`]),
  );

  it.each([
    { name: "a star", handoffs: star, direction: "RIGHT" },
    { name: "a long chain", handoffs: chain, direction: "DOWN" },
    { name: "nothing", handoffs: [], direction: "RIGHT" },
  ])("of $name is $direction", ({ handoffs, direction }) => {
    expect(readingDirection(toShape(buildAgentGraph(handoffs, [])))).toBe(direction);
  });
});

describe("layouts", () => {
  const graph = buildAgentGraph(
    [
      makeHandoff(1, ["a", "b"]),
      makeHandoff(2, ["a", "b"]),
      makeHandoff(3, ["b", "b"]),
      makeHandoff(4, ["b", "a"]),
    ],
    [],
  );

  it("gives every node and every edge a place of its own without ELK", () => {
    const layout = layoutLayered(toShape(graph));
    const labels = [...layout.edges.values()].map(({ label }) => `${label.x},${label.y}`);

    expect(layout.nodes.size).toBe(2);
    expect(new Set(labels).size).toBe(4);
  });

  it("reads the label of an edge by its centre", () => {
    const elk = toElkGraph(toShape(graph), { isSequence: false, direction: "RIGHT" });
    const [edge] = elk.edges;
    const layout = readElkLayout({
      children: [{ id: "a", x: 3, y: 4 }],
      edges: [
        {
          id: edge?.id ?? "",
          sources: [],
          targets: [],
          sections: [
            {
              id: "s",
              startPoint: { x: 0, y: 0 },
              bendPoints: [{ x: 5, y: 0 }],
              endPoint: { x: 5, y: 9 },
            },
          ],
          labels: [{ x: 10, y: 20, width: 8, height: 4 }],
        },
      ],
    });

    expect(layout.nodes.get("a")).toEqual({ x: 3, y: 4 });
    expect(layout.edges.get("h1")).toEqual({
      points: [
        { x: 0, y: 0 },
        { x: 5, y: 0 },
        { x: 5, y: 9 },
      ],
      label: { x: 14, y: 22 },
      labelWidth: 8,
    });
  });

  it.each([
    { first: 100, start: 0 },
    { first: 5_000, start: 4_700 },
  ])("begins a view that cannot hold everything where its first node is: $first", (each) => {
    expect(viewStart(0, each.first, 1_000)).toBe(each.start);
  });

  it("measures nodes, lines and labels to show all of them", () => {
    const layout = {
      nodes: new Map([["a", { x: 0, y: 0 }]]),
      edges: new Map([
        ["e", { points: [{ x: -200, y: 10 }], label: { x: 0, y: 548 }, labelWidth: 40 }],
      ]),
    };

    expect(layoutBounds(layout)).toEqual({ x: -200, y: 0, width: 400, height: 560 });
    expect(fitZoom(layoutBounds(layout))).toBeCloseTo(580 / 560);
  });
});
