import { Rule } from "@/lib/domain/routing/rule-set";

/** The list with the item at `from` standing at `to`. */
export function moveItem<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const moved = items[from];
  if (moved === undefined || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** A rule to begin with; its name is one that no other has. */
export function newRule(id: string, existing: readonly Rule[]): Rule {
  const names = new Set(existing.map(({ name }) => name));
  let number = existing.length + 1;
  while (names.has(`Rule ${number}`)) number += 1;
  return Rule.parse({ id, name: `Rule ${number}`, target: { agent: "" } });
}
