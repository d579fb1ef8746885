import { type Condition, parseCondition, type RuleProblem } from "./condition";
import { isContradiction, isImplied } from "./implies";
import type { Rule, RuleSet } from "./rule-set";

export type RuleNotice = {
  rule: string;
  kind: "shadowed" | "never_holds";
  message: string;
};

/** The agents whose models can choose for `dynamic` rules; undefined: that is looked at later. */
export type Able = { choosers: readonly string[] | undefined };

/** What keeps a rule set from being published, with where it is. */
export function checkRules({ rules }: RuleSet, able: Able): RuleProblem[] {
  return rules.flatMap((rule, index) => {
    const at = `/rules/${index}`;
    const parsed = parseCondition(rule.when, `${at}/when`);
    return [
      ...(parsed.ok ? [] : parsed.problems),
      ...nameProblems(rules, index),
      ...targetProblems(rule, able).map((message) => ({ path: `${at}/target`, message })),
      ...fallbackProblems(rule, `${at}/fallback`),
    ];
  });
}

function nameProblems(rules: readonly Rule[], index: number): RuleProblem[] {
  const rule = rules[index];
  const path = `/rules/${index}/name`;
  if (!rule || rule.name.trim() === "") return [{ path, message: "needs a name" }];
  const before = rules.slice(0, index);
  if (before.some(({ id }) => id === rule.id)) {
    return [{ path: `/rules/${index}/id`, message: "is the id of an earlier rule, too" }];
  }
  if (before.some(({ name }) => name === rule.name)) {
    return [{ path, message: `an earlier rule is named "${rule.name}", too` }];
  }
  return [];
}

function targetProblems({ target }: Rule, { choosers }: Able): string[] {
  if ("agent" in target) return target.agent.trim() === "" ? ["needs an agent"] : [];
  if ("human" in target) return target.human.question.trim() === "" ? ["needs a question"] : [];
  if ("queue" in target) {
    return target.queue.required_tools.length === 0 ? ["needs the tools of the queue"] : [];
  }
  const { chooser } = target.dynamic;
  if (chooser.trim() === "") return ["needs a chooser: an agent that is a model"];
  if (!choosers || choosers.includes(chooser)) return [];
  return [`"${chooser}" cannot choose: no agent of that name is a model`];
}

function fallbackProblems({ target, fallback }: Rule, path: string): RuleProblem[] {
  if ("human" in target && fallback.length > 0) {
    return [{ path, message: "a person's answer has no fallback" }];
  }
  // Where nobody answers a person's question in time, the next step comes.
  const end = fallback.findIndex((step) => "fail" in step || "record_failure_and_continue" in step);
  if (end === -1 || end === fallback.length - 1) return [];
  return [
    { path: `${path}/${end + 1}`, message: "is never reached: the step before it is the end" },
  ];
}

/** Rules that may stand as they are and yet can never fire. */
export function noticesOf({ rules }: RuleSet): RuleNotice[] {
  const earlier: { rule: Rule; condition: Condition }[] = [];
  const notices: RuleNotice[] = [];
  for (const rule of rules) {
    const parsed = parseCondition(rule.when);
    if (!rule.enabled || !parsed.ok) continue;
    const { condition } = parsed;
    const first = earlier.find((each) => isImplied(each.condition, condition));
    if (isContradiction(condition)) {
      const message = "Its condition can never hold: two parts exclude each other.";
      notices.push({ rule: rule.id, kind: "never_holds", message });
    } else if (first) {
      const message = `"${first.rule.name}" stands before it and takes everything that it would.`;
      notices.push({ rule: rule.id, kind: "shadowed", message });
    }
    earlier.push({ rule, condition });
  }
  return notices;
}
