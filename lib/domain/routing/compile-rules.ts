import { type Condition, parseCondition } from "./condition";
import type { RoutingFacts } from "./facts";
import { holds } from "./holds";
import type { Rule, RuleSet } from "./rule-set";

export type CompiledRules = readonly { rule: Rule; condition: Condition }[];

/** Conditions read once, for whoever asks them of very many handoffs. */
export function compileRules({ rules }: RuleSet): CompiledRules {
  return rules.flatMap((rule) => {
    const parsed = parseCondition(rule.when);
    return rule.enabled && parsed.ok ? [{ rule, condition: parsed.condition }] : [];
  });
}

/** What `evaluateRules` fires with all agents there, without the words for why. */
export function firstThatHolds(compiled: CompiledRules, facts: RoutingFacts): Rule | undefined {
  return compiled.find(({ condition }) => holds(condition, facts) === true)?.rule;
}
