import type { PlacedHandoff } from "../handoff/handoff";
import type { HandoffId } from "../ids";

/** Declared parents can form a ring; the link that closes it is dropped, so parents make a DAG. */
export function breakParentCycles(placed: readonly PlacedHandoff[]): PlacedHandoff[] {
  const byId = new Map(placed.map((handoff) => [handoff.id, handoff]));
  const walkOf = new Map<HandoffId, number>();
  const closing = new Set<HandoffId>();
  for (const start of placed) {
    let current: PlacedHandoff | undefined = start;
    while (current && !walkOf.has(current.id)) {
      walkOf.set(current.id, start.seq);
      const parent: PlacedHandoff | undefined = byId.get(current.parentId ?? current.id);
      if (current.parentId !== null && parent && walkOf.get(parent.id) === start.seq) {
        closing.add(current.id);
      }
      current = parent;
    }
  }
  return placed.map((handoff) =>
    closing.has(handoff.id) ? { ...handoff, parentId: null } : handoff,
  );
}
