import { describe, expect, it } from "vitest";
import { chooseAgent } from "./choose-agent";

const candidate = (name: string, tools: string[], more = {}) => ({
  name,
  capabilities: tools,
  isAlive: true,
  load: 0,
  ...more,
});

describe("chooseAgent", () => {
  it.each([
    ["the only one that can", ["crawl"], [candidate("a", []), candidate("b", ["crawl", "x"])], "b"],
    [
      "the least busy",
      ["x"],
      [candidate("a", ["x"], { load: 2 }), candidate("b", ["x"], { load: 1 })],
      "b",
    ],
    [
      "the first by name where all else is equal",
      [],
      [candidate("b", []), candidate("a", [])],
      "a",
    ],
    ["nobody who is down", ["x"], [candidate("a", ["x"], { isAlive: false })], undefined],
    ["nobody without every tool", ["x", "y"], [candidate("a", ["x"])], undefined],
  ])("chooses %s", (_who, tools, candidates, agent) => {
    const choice = chooseAgent(tools, candidates);

    expect(choice.kind === "chosen" ? choice.agent : undefined).toBe(agent);
  });
});
