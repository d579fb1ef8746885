/** What of a handoff its edge shows. `handoffMs` null: unknown. */
export type EdgeHandoff = {
  fromAgent: string | null;
  toAgent: string | null;
  handoffMs: number | null;
};

export type EdgeChange = "same" | "added" | "removed" | "slower" | "faster";
export type EdgeSide = { handoffs: number; handoffMs: number | null };
export type ComparedEdge = Pick<EdgeHandoff, "fromAgent" | "toAgent"> & {
  a: EdgeSide;
  b: EdgeSide;
  change: EdgeChange;
};

/** Less than this is noise, not a change. */
const SLOWER_FACTOR = 1.25;
const SLOWER_MS_MIN = 20;

/** The edges of two workflows side by side: which came, which went, which became slower. */
export function compareEdges(a: readonly EdgeHandoff[], b: readonly EdgeHandoff[]): ComparedEdge[] {
  const left = Map.groupBy(a, keyOf);
  const right = Map.groupBy(b, keyOf);
  return [...new Set([...left.keys(), ...right.keys()])].map((key) => {
    const [ofA, ofB] = [left.get(key) ?? [], right.get(key) ?? []];
    const { fromAgent = null, toAgent = null } = ofA[0] ?? ofB[0] ?? {};
    const [sideA, sideB] = [sideOf(ofA), sideOf(ofB)];
    return { fromAgent, toAgent, a: sideA, b: sideB, change: changeOf(sideA, sideB) };
  });
}

function keyOf({ fromAgent, toAgent }: EdgeHandoff): string {
  return JSON.stringify([fromAgent, toAgent]);
}

function sideOf(handoffs: readonly EdgeHandoff[]): EdgeSide {
  const known = handoffs.flatMap(({ handoffMs }) => (handoffMs === null ? [] : [handoffMs]));
  const sum = known.reduce((total, ms) => total + ms, 0);
  return { handoffs: handoffs.length, handoffMs: known.length === 0 ? null : sum / known.length };
}

function changeOf(a: EdgeSide, b: EdgeSide): EdgeChange {
  if (a.handoffs === 0) return "added";
  if (b.handoffs === 0) return "removed";
  if (a.handoffMs === null || b.handoffMs === null) return "same";
  if (isSlower(b.handoffMs, a.handoffMs)) return "slower";
  return isSlower(a.handoffMs, b.handoffMs) ? "faster" : "same";
}

function isSlower(ms: number, than: number): boolean {
  return ms >= than * SLOWER_FACTOR && ms - than >= SLOWER_MS_MIN;
}
