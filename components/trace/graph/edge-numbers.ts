import type { GraphShape } from "@/components/shared/graph/graph-layout";
import type { TraceGraph } from "./graph-model";

const NUMBERS_SHOWN_MAX = 4;

/** The numbers a merged edge shows, and how many more are behind it. */
export function splitNumbers<Item>(items: readonly Item[]): {
  shown: readonly Item[];
  more: number;
} {
  if (items.length <= NUMBERS_SHOWN_MAX) return { shown: items, more: 0 };
  const shown = items.slice(0, NUMBERS_SHOWN_MAX - 1);
  return { shown, more: items.length - shown.length };
}

function labelWidth(handoffs: TraceGraph["edges"][number]["handoffs"]): number {
  const [first] = handoffs;
  if (handoffs.length === 1 && first) return 40 + 6.8 * `${first.seq} · ${first.type}`.length;
  const { shown, more } = splitNumbers(handoffs);
  const digits = shown.reduce((sum, { seq }) => sum + String(seq).length, 0);
  return 8 + shown.length * 34 + digits * 7.5 + (more > 0 ? 44 : 0);
}

/** The graph as the layout sees it. */
export function toShape({ nodes, edges }: TraceGraph): GraphShape {
  return {
    nodes: nodes.map(({ id }) => ({ id })),
    edges: edges.map(({ id, source, target, handoffs }) => ({
      id,
      source,
      target,
      labelWidth: labelWidth(handoffs),
    })),
  };
}
