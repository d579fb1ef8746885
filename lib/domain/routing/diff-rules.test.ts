import { describe, expect, it } from "vitest";
import { diffRules } from "./diff-rules";
import { Rule } from "./rule-set";

const rule = (id: string, more: object = {}) =>
  Rule.parse({ id, name: id, target: { agent: "analyst" }, ...more });
const setOf = (...rules: Rule[]) => ({ rules });

describe("diffRules", () => {
  const [a, b, c] = [rule("a"), rule("b"), rule("c")];

  it.each([
    ["nothing", setOf(a, b), setOf(a, b), []],
    ["a new rule", setOf(a), setOf(b, a), ["added b"]],
    ["a rule that is gone", setOf(a, b), setOf(b), ["removed a"]],
    ["the one that moved, not those that it passed", setOf(a, b, c), setOf(c, a, b), ["moved c"]],
    ["a switch", setOf(a), setOf(rule("a", { enabled: false })), ["switched_off a"]],
    ["another target", setOf(a), setOf(rule("a", { target: { agent: "x" } })), ["changed a"]],
  ])("finds %s", (_what, before, after, expected) => {
    expect(diffRules(before, after).map(({ kind, id }) => `${kind} ${id}`)).toEqual(expected);
  });
});
