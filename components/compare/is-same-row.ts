import type { CompareRow } from "@/lib/contracts/compare";

/** The same way, the same outcome and the same context; how long it took is another question. */
export function isSameRow({ a, b, context }: CompareRow): boolean {
  if (!a || !b) return false;
  return a.outcome === b.outcome && (context?.changes_total ?? 0) === 0;
}
