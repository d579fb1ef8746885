import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Rule } from "./rule-set";
import { expectedOf, joinSimulated, type PastHandoff, simulateRules } from "./simulate";

const rules = {
  rules: [
    Rule.parse({
      id: "a",
      name: "Long",
      when: { ">": [{ var: "context_bytes" }, 100] },
      target: { agent: "senior" },
    }),
  ],
};

const past = (more: Partial<PastHandoff> = {}): PastHandoff => ({
  handoffId: "h",
  traceId: "t",
  fromAgent: "boss",
  toAgent: "junior",
  hasSucceeded: true,
  facts: { context_bytes: 200 },
  ...more,
});

describe("simulateRules", () => {
  it.each([
    ["moves what a rule takes", past(), ["junior → senior"]],
    ["leaves what went there anyway", past({ toAgent: "senior" }), []],
    ["leaves what no rule takes", past({ facts: { context_bytes: 1 } }), []],
    ["leaves what is not known", past({ facts: {} }), []],
  ])("%s", (_what, handoff, moves) => {
    const { flows } = simulateRules(rules, [handoff]);

    expect(flows.map(({ before, after }) => `${before} → ${after}`)).toEqual(moves);
  });

  it("is the same in parts as at once", () => {
    const handoff = fc.record({
      handoffId: fc.constant("h"),
      traceId: fc.constant("t"),
      fromAgent: fc.constantFrom("boss", "clerk"),
      toAgent: fc.constantFrom("junior", "senior"),
      hasSucceeded: fc.constantFrom(true, false, undefined),
      facts: fc.record({ context_bytes: fc.constantFrom(1, 200, null) }),
    });
    fc.assert(
      fc.property(fc.array(handoff), fc.array(handoff), (one, other) => {
        const parts = joinSimulated(simulateRules(rules, one), simulateRules(rules, other));

        expect(parts).toEqual(simulateRules(rules, [...one, ...other]));
      }),
    );
  });
});

describe("expectedOf", () => {
  it("is the pair's own record, or nothing", () => {
    const { pairs } = simulateRules(rules, [past(), past({ hasSucceeded: false })]);

    expect(expectedOf(pairs, { from: "boss", to: "junior" })).toMatchObject({ rate: 0.5, n: 2 });
    expect(expectedOf(pairs, { from: "boss", to: "senior" })).toBeUndefined();
  });
});
