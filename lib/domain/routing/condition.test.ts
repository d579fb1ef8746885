import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCondition } from "./condition";
import { describeCondition } from "./describe-condition";
import { holds, whyNot } from "./holds";

const complex = { ">": [{ var: "complexity" }, 5] };
const billing = { "==": [{ var: "domain" }, "billing"] };

function truth(when: unknown, facts: Parameters<typeof holds>[1]) {
  const parsed = parseCondition(when);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return holds(parsed.condition, facts);
}

describe("holds", () => {
  it.each<[string, unknown, Parameters<typeof holds>[1], boolean | undefined]>([
    ["always", true, {}, true],
    ["more than", complex, { complexity: 6 }, true],
    ["not more than", complex, { complexity: 5 }, false],
    ["an unknown fact", complex, {}, undefined],
    ["the negation of an unknown fact", { "!": complex }, {}, undefined],
    ["no case of letters", billing, { domain: "Billing" }, true],
    ["text within", { in: ["refund", { var: "task" }] }, { task: "A Refund, please" }, true],
    [
      "a tool of a list",
      { in: ["crawl", { var: "required_tools" }] },
      { required_tools: ["crawl"] },
      true,
    ],
    ["one of", { in: [{ var: "weekday" }, ["sat", "sun"]] }, { weekday: "mon" }, false],
    ["between", { "<=": [9, { var: "hour" }, 17] }, { hour: 17 }, true],
    ["start", { startsWith: [{ var: "task" }, "fix"] }, { task: "Fix it" }, true],
    [
      "and with a false part beside an unknown",
      { and: [complex, billing] },
      { domain: "x" },
      false,
    ],
    [
      "or with a true part beside an unknown",
      { or: [complex, billing] },
      { domain: "billing" },
      true,
    ],
    ["and of nothing", { and: [] }, {}, true],
    ["or of nothing", { or: [] }, {}, false],
  ])("%s", (_what, when, facts, expected) => {
    expect(truth(when, facts)).toBe(expected);
  });

  it("says the same of a condition twice negated, whatever the facts", () => {
    const facts = fc.record(
      { complexity: fc.option(fc.integer()), domain: fc.option(fc.constantFrom("billing", "x")) },
      { requiredKeys: [] },
    );
    const leaf = fc.constantFrom(complex, billing, true, false);
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({ and: fc.array(tie("tree"), { maxLength: 3 }) }),
        fc.record({ or: fc.array(tie("tree"), { maxLength: 3 }) }),
        fc.record({ "!": tie("tree") }),
      ),
    }));
    fc.assert(
      fc.property(tree, facts, (when, given) => {
        expect(truth({ "!": { "!": when } }, given)).toBe(truth(when, given));
      }),
    );
  });
});

describe("parseCondition", () => {
  it.each<[string, unknown, string, RegExp]>([
    ["an unknown fact", { "==": [{ var: "colour" }, "x"] }, "/when/==/0", /no fact "colour"/],
    ["a text where a number stands", { ">": [{ var: "complexity" }, "5"] }, "/when/>/1", /number/],
    ["an order of texts", { ">": [{ var: "domain" }, "a"] }, "/when/>", /is a text/],
    ["an unknown operator", { log: ["x"] }, "/when/log", /not an operator/],
    ["two operators", { and: [], or: [] }, "/when", /one operator/],
    ["inside", { and: [true, { in: ["x", { var: "hour" }] }] }, "/when/and/1/in", /is a number/],
    ["an inherited name", { "==": [{ var: "toString" }, "x"] }, "/when/==/0", /no fact/],
  ])("refuses %s with where it is", (_what, when, path, message) => {
    const parsed = parseCondition(when);

    expect(parsed).toMatchObject({ ok: false, problems: [{ path }] });
    expect(parsed.ok ? "" : parsed.problems[0]?.message).toMatch(message);
  });

  it("refuses what is nested too deeply", () => {
    let when: unknown = true;
    for (let depth = 0; depth < 1000; depth += 1) when = { "!": when };

    expect(parseCondition(when).ok).toBe(false);
  });
});

describe("whyNot", () => {
  it.each([
    [{ complexity: 3 }, "Complexity is 3; it wants Complexity is more than 5"],
    [{ complexity: 9, domain: "x" }, 'Domain is "x"; it wants Domain is "billing"'],
    [{ complexity: 9 }, "Domain is not known"],
  ])("of %j: %s", (facts, words) => {
    const parsed = parseCondition({ and: [complex, billing] });

    expect(parsed.ok && whyNot(parsed.condition, facts)).toBe(words);
  });

  it("describes alternatives in brackets", () => {
    const parsed = parseCondition({ and: [complex, { or: [billing, complex] }] });

    expect(parsed.ok && describeCondition(parsed.condition)).toBe(
      'Complexity is more than 5 and (Domain is "billing" or Complexity is more than 5)',
    );
  });
});
