import { expect, it } from "vitest";
import { agentKey, identifyAgents } from "./agent-identity";

const unknown = { fromAgent: null, fromService: null, toAgent: null, toService: null };

it.each([
  { known: "none", services: [], key: agentKey("A", null) },
  { known: "one", services: ["eu", "eu"], key: agentKey("A", "eu") },
  { known: "two", services: ["eu", "us"], key: agentKey("A", null) },
  { known: "two, one of them again", services: ["eu", "us", "eu"], key: agentKey("A", null) },
])("a name without a service, services known: $known", ({ services, key }) => {
  const identify = identifyAgents(
    services.map((toService) => ({ ...unknown, toAgent: "A", toService })),
  );

  expect(identify("A", null)).toBe(key);
});

it("keeps one name in two services apart, and knows no agent by no name", () => {
  const identify = identifyAgents([]);

  expect(identify("A", "eu")).not.toBe(identify("A", "us"));
  expect(identify(null, "eu")).toBeNull();
});
