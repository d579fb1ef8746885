import { describe, expect, it } from "vitest";
import { BREAKER, breakerOf } from "./breaker";
import { checkRules, noticesOf } from "./check-rules";
import { describeLimits, describeRule } from "./describe-rule";
import { evaluateRules } from "./evaluate";
import { Rule } from "./rule-set";

const over = (limit: number) => ({ ">": [{ var: "complexity" }, limit] });
const domain = (name: string) => ({ "==": [{ var: "domain" }, name] });
const rule = (name: string, more: object = {}) =>
  Rule.parse({ id: name, name, target: { agent: "analyst" }, ...more });
const CANNOT = { choosers: [] as string[] };

describe("evaluateRules", () => {
  const rules = [
    rule("off", { enabled: false }),
    rule("hard", { when: over(5) }),
    rule("busy", { when: { "<": [{ var: "target_load" }, 3] }, target: { agent: "writer" } }),
    rule("rest", { target: { human: { question: "Who?" } } }),
  ];

  it.each([
    ["the first that holds", { complexity: 9 }, {}, "hard"],
    ["a later one by the load of its target", {}, { loads: new Map([["writer", 1]]) }, "busy"],
    ["the last", { complexity: 1 }, { loads: new Map([["writer", 9]]) }, "rest"],
    [
      "one whose agent is there",
      { complexity: 9 },
      { unavailable: new Map([["analyst", "analyst is down"]]) },
      "rest",
    ],
  ])("fires %s", (_what, facts, world, name) => {
    expect(evaluateRules({ rules }, facts, world).fired?.rule.name).toBe(name);
  });

  it("says of each rule before it why it did not fire", () => {
    const { skipped } = evaluateRules({ rules }, { complexity: 2 });

    expect(skipped).toEqual([
      { rule: { id: "off", name: "off" }, why: "it is switched off" },
      {
        rule: { id: "hard", name: "hard" },
        why: "Complexity is 2; it wants Complexity is more than 5",
      },
      { rule: { id: "busy", name: "busy" }, why: "Open handoffs of the target is not known" },
    ]);
  });
});

describe("checkRules", () => {
  const choice = { dynamic: { chooser: "nobody" } };

  it.each([
    ["no name", [rule("a", { name: " " })], "/rules/0/name"],
    ["a name twice", [rule("a"), rule("b", { name: "a" })], "/rules/1/name"],
    ["no agent", [rule("a", { target: { agent: "" } })], "/rules/0/target"],
    ["a queue without tools", [rule("a", { target: { queue: {} } })], "/rules/0/target"],
    ["a choice that nobody can make", [rule("a", { target: { dynamic: {} } })], "/rules/0/target"],
    ["a chooser that is none", [rule("a", { target: choice })], "/rules/0/target"],
    ["a wrong condition", [rule("a", { when: { x: 1 } })], "/rules/0/when/x"],
    [
      "steps after the end",
      [rule("a", { fallback: [{ fail: true }, { fail: true }] })],
      "/rules/0/fallback/1",
    ],
  ])("refuses %s", (_what, rules, path) => {
    expect(checkRules({ rules }, CANNOT).map((problem) => problem.path)).toEqual([path]);
  });

  it("lets a choice pass where somebody can make it", () => {
    const rules = [rule("a", { target: { dynamic: { chooser: "picker" } } })];

    expect(checkRules({ rules }, { choosers: ["picker"] })).toEqual([]);
  });
});

describe("noticesOf", () => {
  it.each<[string, unknown, unknown, string[]]>([
    ["after one that always holds", true, over(1), ["shadowed"]],
    ["after the same", over(1), over(1), ["shadowed"]],
    ["after a wider range", over(1), over(5), ["shadowed"]],
    ["after a narrower range", over(5), over(1), []],
    ["after a part of it", domain("a"), { and: [over(1), domain("a")] }, ["shadowed"]],
    [
      "after a list that has it",
      { in: [{ var: "domain" }, ["a", "b"]] },
      domain("A"),
      ["shadowed"],
    ],
    ["after an alternative", { or: [domain("a"), domain("b")] }, domain("b"), ["shadowed"]],
    ["that excludes itself", over(1), { and: [domain("a"), domain("b")] }, ["never_holds"]],
    [
      "with an empty range",
      domain("x"),
      { and: [over(5), { "<": [{ var: "complexity" }, 5] }] },
      ["never_holds"],
    ],
    ["of another fact", domain("a"), over(1), []],
  ])("sees a rule %s", (_what, first, later, kinds) => {
    const rules = [rule("first", { when: first }), rule("later", { when: later })];

    expect(noticesOf({ rules }).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("minds no rule that is switched off", () => {
    expect(noticesOf({ rules: [rule("a", { enabled: false }), rule("b")] })).toEqual([]);
  });
});

describe("in words", () => {
  const full = rule("a", {
    when: over(5),
    ack_timeout_ms: 30_000,
    timeout_ms: 300_000,
    fallback: [{ retry: { times: 2 } }, { reroute: { agent: "Analysis" } }, { escalate: {} }],
  });

  it("tells the rule", () => {
    expect(describeRule(full)).toBe("When Complexity is more than 5: to analyst.");
    expect(describeRule(rule("b"))).toBe("Always: to analyst.");
  });

  it("tells its limits and what follows", () => {
    expect(describeLimits(full)).toBe(
      "Wait 30 s to be taken and 5 min to be done, then retry twice, then hand to Analysis, then ask a person.",
    );
    const ladder = { due_ms: 600_000, on_timeout: { escalate: { to: ["bo", "cy"] } } };
    expect(describeLimits(rule("c", { fallback: [{ escalate: ladder }, { fail: true }] }))).toMatch(
      /ask a person for 10 min \(then bo, then cy\), then fail\.$/,
    );
    expect(describeLimits(rule("b"))).toBe("When the request's own limits pass: fail.");
  });
});

describe("breakerOf", () => {
  const nowMs = 1_000_000;
  const failed = (count: number, ago = 1000) =>
    Array.from({ length: count }, (_, index) => ({ hasFailed: true, atMs: nowMs - ago - index }));

  it.each([
    ["few failures", failed(BREAKER.failures - 1), 0, "closed"],
    ["many in a row", failed(BREAKER.failures), 0, "open"],
    ["a success among them", [{ hasFailed: false, atMs: nowMs }, ...failed(9)], 0, "closed"],
    ["cooled", failed(5, BREAKER.coolMs), 0, "probe"],
    ["cooled, while one is trying it", failed(5, BREAKER.coolMs), 1, "open"],
    [
      "over a long time",
      failed(5).map((end, index) => ({ ...end, atMs: end.atMs - index * 200_000 })),
      0,
      "closed",
    ],
  ])("%s", (_what, ends, open, expected) => {
    expect(breakerOf(ends, { nowMs, open })).toBe(expected);
  });
});
