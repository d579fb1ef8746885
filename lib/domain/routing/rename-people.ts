import type { Rename } from "../approvals/rename-people";
import { renameInFallback } from "../orchestration/rename-people";
import type { RuleSet } from "./rule-set";

/** Who is asked when nobody answers, in all rules from `first` on. */
export function renameInRules({ rules }: RuleSet, rename: Rename, first = 0): RuleSet {
  return {
    rules: rules.map((rule, index) =>
      index < first
        ? rule
        : { ...rule, fallback: renameInFallback(rule.fallback, ["rules", index], rename) },
    ),
  };
}
