import { findRuleSet } from "@/db/queries/routing";
import type { TriedRulesDto, TryRulesRequest } from "@/lib/contracts/rules";
import { describeLimits, describeTarget } from "@/lib/domain/routing/describe-rule";
import { evaluateRules } from "@/lib/domain/routing/evaluate";
import { NO_RULES } from "@/lib/domain/routing/no-rules";
import { clockFacts } from "@/lib/domain/routing/facts";
import { msFromNanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { readRoutingWorld } from "../tasks/routing-world";

const NO_RULE = "No rule holds.";
const DEFAULT_TARGET = "to the least busy agent that has the required tools";

/** Which rule a task would meet now, with the agents as they are; nothing is handed off. */
export async function tryRules(
  ctx: ServiceContext,
  { document, sample }: TryRulesRequest,
): Promise<TriedRulesDto> {
  requireScope(ctx, "read");
  const { projectId } = ctx;
  const rules = document ?? (await findRuleSet(ctx.db, { projectId }))?.document ?? NO_RULES;
  const facts = { ...clockFacts(msFromNanos(ctx.now())), ...sample };
  const { world } = await readRoutingWorld(ctx, rules);
  const { fired, skipped } = evaluateRules(rules, facts, world);
  if (!fired) {
    return { rule: null, why: NO_RULE, target: DEFAULT_TARGET, limits: "", skipped };
  }
  const { rule, why } = fired;
  return {
    rule: { id: rule.id, name: rule.name },
    why,
    target: describeTarget(rule.target),
    limits: describeLimits(rule),
    skipped,
  };
}
