import type { Rule } from "@/lib/domain/routing/rule-set";

/** A rule to begin with; its name is one that no other has. */
export function newRule(id: string, existing: readonly Rule[]): Rule {
  const names = new Set(existing.map(({ name }) => name));
  let number = existing.length + 1;
  while (names.has(`Rule ${number}`)) number += 1;
  const name = `Rule ${number}`;
  return { id, name, note: "", enabled: true, when: true, target: { agent: "" }, fallback: [] };
}
