import { expect, it } from "vitest";
import type { HandoffOutcome } from "@/lib/domain/handoff/taxonomy";
import { leadInWords, prepareLead } from "./lead-graph";

const sent = (from: string, to: string, outcome: HandoffOutcome = "succeeded") => ({
  from_agent: from,
  to_agent: to,
  outcome,
  standing: null,
  flags: [],
});

it("merges what went the same way, and shows how the last of it ended", () => {
  const graph = prepareLead([
    sent("boss", "writer", "failed"),
    sent("boss", "writer", "succeeded"),
    sent("writer", "human", "in_flight"),
  ]);

  expect(leadInWords(graph)).toBe("3 agents: boss to writer, 2 times; writer to human");
  expect(graph.edges.map(({ tone }) => tone)).toEqual(["succeeded", "in-flight"]);
});

it("keeps to the newest where there are too many agents to show", () => {
  const many = Array.from({ length: 40 }, (_, index) => sent(`a${index}`, `a${index + 1}`));

  const { nodes, edges } = prepareLead(many);

  expect(nodes).toHaveLength(16);
  expect(edges.at(-1)).toMatchObject({ from: "a39", to: "a40" });
});
