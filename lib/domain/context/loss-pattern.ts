import type { HandoffId } from "../ids";

/** A path without positions: the same field of any row of any list. */
export function patternOf(path: string): string {
  return path.replaceAll(/\/\d+(?=\/|#|$)/g, "/*").replaceAll(/#\d+$/g, "#");
}

/** How many handoffs lead to each one, itself included; a return counts as the handoff it answers. */
export function hopOf(
  handoffs: readonly { id: HandoffId; parentId: HandoffId | null; type: string }[],
): Map<HandoffId, number> {
  const byId = new Map(handoffs.map((handoff) => [handoff.id, handoff]));
  const hops = new Map<HandoffId, number>();
  for (const { id } of handoffs) {
    const way = new Set<HandoffId>();
    let at: HandoffId | null = id;
    while (at !== null && !way.has(at) && byId.has(at)) {
      way.add(at);
      at = byId.get(at)?.parentId ?? null;
    }
    const isReturn = byId.get(id)?.type === "return";
    hops.set(id, Math.max(1, isReturn ? way.size - 1 : way.size));
  }
  return hops;
}
