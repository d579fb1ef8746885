import { canonicalJson } from "../json";
import { describeLimits, describeRule } from "./describe-rule";
import type { Rule, RuleSet } from "./rule-set";

export type RuleChange = {
  kind: "added" | "removed" | "changed" | "moved" | "switched_on" | "switched_off";
  id: string;
  name: string;
  before?: string;
  after?: string;
};

/** What makes one rule set of another, rule by rule and in words. */
export function diffRules(before: RuleSet, after: RuleSet): RuleChange[] {
  const old = new Map(before.rules.map((rule) => [rule.id, rule]));
  const kept = new Set(after.rules.map(({ id }) => id));
  const removed = before.rules.filter(({ id }) => !kept.has(id));
  const moved = movedIds(before, after);
  return [
    ...removed.map((rule) => ({ ...nameOf(rule, "removed"), before: inWords(rule) })),
    ...after.rules.flatMap((rule) => {
      const was = old.get(rule.id);
      if (!was) return [{ ...nameOf(rule, "added"), after: inWords(rule) }];
      return [...changesOf(was, rule), ...(moved.has(rule.id) ? [nameOf(rule, "moved")] : [])];
    }),
  ];
}

function changesOf(was: Rule, rule: Rule): RuleChange[] {
  const changes: RuleChange[] = [];
  if (was.enabled !== rule.enabled) {
    changes.push(nameOf(rule, rule.enabled ? "switched_on" : "switched_off"));
  }
  if (canonicalJson({ ...was, enabled: true }) !== canonicalJson({ ...rule, enabled: true })) {
    changes.push({ ...nameOf(rule, "changed"), before: inWords(was), after: inWords(rule) });
  }
  return changes;
}

/** Those whose place among the rules that both have is another one; the fewest that explain it. */
function movedIds(before: RuleSet, after: RuleSet): Set<string> {
  const place = new Map(before.rules.map(({ id }, index) => [id, index]));
  const order = after.rules.flatMap(({ id }) => {
    const at = place.get(id);
    return at === undefined ? [] : [{ id, at }];
  });
  const lengths: number[] = [];
  const previous: number[] = [];
  for (const [index, { at }] of order.entries()) {
    const fits = order.slice(0, index).map((each, i) => (each.at < at ? (lengths[i] ?? 0) : 0));
    const longest = Math.max(0, ...fits);
    lengths.push(longest + 1);
    previous.push(longest === 0 ? -1 : fits.indexOf(longest));
  }
  const stays = new Set<string>();
  let index = lengths.indexOf(Math.max(0, ...lengths));
  for (; index >= 0; index = previous[index] ?? -1) stays.add(order[index]?.id ?? "");
  return new Set(order.map(({ id }) => id).filter((id) => !stays.has(id)));
}

function nameOf({ id, name }: Rule, kind: RuleChange["kind"]): RuleChange {
  return { kind, id, name };
}

function inWords(rule: Rule): string {
  const note = rule.note === "" ? [] : [`Note: ${rule.note}`];
  return [`${rule.name}. ${describeRule(rule)}`, describeLimits(rule), ...note].join(" ");
}
