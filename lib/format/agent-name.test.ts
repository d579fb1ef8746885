import { describe, expect, it } from "vitest";
import { AGENT_COLORS, agentColorNumber, agentInitials } from "./agent-name";

describe("agents", () => {
  it("keeps the colour of a name", () => {
    expect(agentColorNumber("orchestrator")).toBe(agentColorNumber("orchestrator"));
  });

  it("uses the whole palette", () => {
    const names = Array.from({ length: 500 }, (_, index) => `agent-${index}`);

    const numbers = new Set(names.map(agentColorNumber));

    expect([...numbers].sort((a, b) => a - b)).toEqual(
      Array.from({ length: AGENT_COLORS }, (_, index) => index + 1),
    );
  });

  it.each([
    ["orchestrator", "O"],
    ["research_agent", "RA"],
    ["emailDraftWriter", "ED"],
    ["GPT 5", "G5"],
    ["検索", "検"],
    ["🤖", "?"],
    ["", "?"],
  ])("shortens %s to %s", (name, initials) => {
    expect(agentInitials(name)).toBe(initials);
  });
});
