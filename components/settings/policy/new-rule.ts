import type { Ask, PolicyRule } from "@/lib/domain/approvals/policy";

/** Anybody who may approve, one of them, whenever it is. */
export const ASK_ANYBODY: Ask = {
  roles: [],
  members: [],
  quorum: 1,
  no_self_approval: false,
  only_business_hours: false,
};

/** A rule to begin with; its name is one that no other has. */
export function newRule(existing: readonly PolicyRule[]): PolicyRule {
  const names = new Set(existing.map(({ name }) => name));
  let number = existing.length + 1;
  while (names.has(`Rule ${number}`)) number += 1;
  return { name: `Rule ${number}`, when: {}, do: { ask: ASK_ANYBODY } };
}
