import { parseCondition } from "./condition";
import { describeCondition } from "./describe-condition";
import type { RoutingFacts } from "./facts";
import { holds, whyNot } from "./holds";
import type { Rule, RuleSet } from "./rule-set";

/** What is known of the agents while rules are evaluated; without it, all are there. */
export type RoutingWorld = {
  /** Why an agent must not get new work now. */
  unavailable?: ReadonlyMap<string, string>;
  loads?: ReadonlyMap<string, number>;
};

export type SkippedRule = { rule: Pick<Rule, "id" | "name">; why: string };
export type Evaluated = { fired: { rule: Rule; why: string } | undefined; skipped: SkippedRule[] };

/** The first rule that holds, and of each one before it, why it did not. */
export function evaluateRules(
  { rules }: RuleSet,
  facts: RoutingFacts,
  world: RoutingWorld = {},
): Evaluated {
  const skipped: SkippedRule[] = [];
  for (const rule of rules) {
    const tried = tryRule(rule, facts, world);
    if (tried.fires) return { fired: { rule, why: tried.why }, skipped };
    skipped.push({ rule: { id: rule.id, name: rule.name }, why: tried.why });
  }
  return { fired: undefined, skipped };
}

type Tried = { fires: boolean; why: string };

function tryRule(rule: Rule, facts: RoutingFacts, world: RoutingWorld): Tried {
  if (!rule.enabled) return { fires: false, why: "it is switched off" };
  const parsed = parseCondition(rule.when);
  if (!parsed.ok) return { fires: false, why: "its condition cannot be read" };
  const { condition } = parsed;
  const { load, down } = agentOf(rule, world);
  const own = { target_load: load, ...facts };
  if (holds(condition, own) !== true) return { fires: false, why: whyNot(condition, own) };
  if (down !== undefined) return { fires: false, why: down };
  return { fires: true, why: describeCondition(condition) };
}

function agentOf({ target }: Rule, { unavailable, loads }: RoutingWorld) {
  if (!("agent" in target)) return { load: null, down: undefined };
  return { load: loads?.get(target.agent) ?? null, down: unavailable?.get(target.agent) };
}
