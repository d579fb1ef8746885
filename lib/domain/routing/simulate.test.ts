import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRules } from "./compile-rules";
import { evaluateRules } from "./evaluate";
import { expectedOf, pairChanges, successOfMoved } from "./expected-success";
import { Rule } from "./rule-set";
import { joinSimulated, movingRule, type PastHandoff, simulateRules } from "./simulate";

const document = {
  rules: [
    Rule.parse({
      id: "a",
      name: "Long",
      when: { ">": [{ var: "context_bytes" }, 100] },
      target: { agent: "senior" },
    }),
    Rule.parse({ id: "off", name: "Off", enabled: false, target: { agent: "nobody" } }),
  ],
};
const rules = compileRules(document);

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
    expect(movingRule(rules, handoff)?.name).toBe(moves.length > 0 ? "Long" : undefined);
  });

  const handoff = fc.record({
    handoffId: fc.constant("h"),
    traceId: fc.constant("t"),
    fromAgent: fc.constantFrom("boss", "clerk"),
    toAgent: fc.constantFrom("junior", "senior"),
    hasSucceeded: fc.constantFrom(true, false, undefined),
    facts: fc.record({ context_bytes: fc.constantFrom(1, 200, null) }),
  });

  it("fires what the runtime would fire", () => {
    fc.assert(
      fc.property(handoff, (each) => {
        const { fired } = evaluateRules(document, each.facts);

        expect(simulateRules(rules, [each]).matched).toBe(fired ? 1 : 0);
      }),
    );
  });

  it("changes where handoffs go, never how many there are", () => {
    fc.assert(
      fc.property(fc.array(handoff), (all) => {
        const changes = pairChanges(simulateRules(rules, all));

        const sum = changes.reduce((total, { before, after }) => total + after - before, 0);
        expect(sum).toBe(0);
        expect(changes.every(({ after }) => after >= 0)).toBe(true);
      }),
    );
  });

  it("is the same in parts as at once", () => {
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

describe("successOfMoved", () => {
  const many = (count: number, more: Partial<PastHandoff>) =>
    Array.from({ length: count }, () => past(more));

  it("tells how those ended that would move, and what the new pair's record makes likely", () => {
    const seen = simulateRules(rules, [
      ...many(30, {}),
      ...many(10, { hasSucceeded: false }),
      ...many(90, { toAgent: "senior" }),
      ...many(10, { toAgent: "senior", hasSucceeded: false }),
    ]);

    const { before, after } = successOfMoved(seen);

    expect(before).toMatchObject({ rate: 0.75, n: 40 });
    expect(after?.rate).toBeCloseTo(0.9);
    expect(after?.n).toBe(40);
    // One pair alone: the mean's interval is its own.
    const own = expectedOf(seen.pairs, { from: "boss", to: "senior" })?.interval ?? [0, 0];
    expect(after?.interval[0]).toBeCloseTo(own[0]);
    expect(after?.interval[1]).toBeCloseTo(own[1]);
  });

  it("says nothing of pairs that have no record", () => {
    expect(successOfMoved(simulateRules(rules, [past()])).after).toBeUndefined();
  });
});
