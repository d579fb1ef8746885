import type { GraphShape } from "@/components/shared/graph/graph-layout";
import type { CompareEdge } from "@/lib/contracts/compare";
import { changeLook } from "./change-look";

/** In which of the two traces an agent takes part; as an edge that came, went or stayed. */
export type Presence = Extract<CompareEdge["change"], "same" | "added" | "removed">;
export type DiffNode = { id: string; agent: string | null; presence: Presence };
export type DiffEdge = GraphShape["edges"][number] & {
  change: CompareEdge["change"];
  label: string;
};
export type DiffGraph = { nodes: DiffNode[]; edges: DiffEdge[] };

const LABEL_ROOM_PX = 40;
const CHAR_PX = 6.8;

/** Both workflows as one graph: every agent and every pair of them once. */
export function prepareGraph(edges: readonly CompareEdge[]): DiffGraph {
  const sides = new Map<string | null, { a: boolean; b: boolean }>();
  for (const { from_agent, to_agent, a, b } of edges) {
    for (const agent of [from_agent, to_agent]) {
      const known = sides.get(agent);
      sides.set(agent, {
        a: known?.a === true || a.handoffs > 0,
        b: known?.b === true || b.handoffs > 0,
      });
    }
  }
  return {
    nodes: [...sides].map(([agent, { a, b }]) => ({
      id: idOf(agent),
      agent,
      presence: presenceOf(a, b),
    })),
    edges: edges.map(toDiffEdge),
  };
}

function presenceOf(isInA: boolean, isInB: boolean): Presence {
  if (isInA && isInB) return "same";
  return isInA ? "removed" : "added";
}

function toDiffEdge({ from_agent, to_agent, a, b, change }: CompareEdge): DiffEdge {
  const [source, target] = [idOf(from_agent), idOf(to_agent)];
  const counts = a.handoffs === b.handoffs ? `${a.handoffs}` : `${a.handoffs} → ${b.handoffs}`;
  const label = change === "same" ? counts : `${changeLook(change).label} · ${counts}`;
  return {
    id: JSON.stringify([source, target]),
    source,
    target,
    change,
    label,
    labelWidth: LABEL_ROOM_PX + CHAR_PX * label.length,
  };
}

/** Nobody's name is another's, and none is nobody. */
function idOf(agent: string | null): string {
  return JSON.stringify(agent);
}
