import { describe, expect, it } from "vitest";
import { actingAgent, requireActingAgent } from "./acting-agent";
import type { ServiceContext } from "./context";

const keyOf = (agents: readonly string[] | null) =>
  ({
    actor: { kind: "api_key", id: "k", label: "worker", scopes: ["run"], agents },
  }) as unknown as ServiceContext;

describe("actingAgent", () => {
  it.each([
    { agents: null, named: "research", agent: "research" },
    { agents: null, named: undefined, agent: "worker" },
    { agents: ["research"], named: "research", agent: "research" },
    { agents: ["research"], named: undefined, agent: "research" },
    { agents: ["research", "analysis"], named: "analysis", agent: "analysis" },
  ])("reads $named from a key for $agents as $agent", ({ agents, named, agent }) => {
    expect(actingAgent(keyOf(agents), named)).toBe(agent);
  });

  it.each([
    { agents: ["research"], named: "orchestrator" },
    { agents: ["research"], named: "worker" },
    { agents: ["research", "analysis"], named: undefined },
  ])("refuses $named from a key for $agents", ({ agents, named }) => {
    expect(() => actingAgent(keyOf(agents), named)).toThrow(/research/);
  });
});

it("keeps a bound key away from what another agent, or nobody, holds", () => {
  expect(() => requireActingAgent(keyOf(["research"]), "research")).not.toThrow();
  expect(() => requireActingAgent(keyOf(null), "analysis")).not.toThrow();
  expect(() => requireActingAgent(keyOf(["research"]), "analysis")).toThrow(/analysis/);
  expect(() => requireActingAgent(keyOf(["research"]), null)).toThrow(/research/);
});
