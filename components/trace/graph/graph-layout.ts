import type { TraceGraph } from "./graph-model";

export const NODE_WIDTH = 172;
export const NODE_HEIGHT = 56;
export const LABEL_HEIGHT = 24;

export type Point = { x: number; y: number };
export type EdgeRoute = { points: readonly Point[]; label: Point };

/** Positions by id: nodes by their top left corner, edges as the line they follow. */
export type GraphLayout = {
  nodes: ReadonlyMap<string, Point>;
  edges: ReadonlyMap<string, EdgeRoute>;
};

const NUMBERS_SHOWN_MAX = 5;

/** The numbers a merged edge shows, and how many more are behind it. */
export function splitNumbers<Item>(items: readonly Item[]): {
  shown: readonly Item[];
  more: number;
} {
  if (items.length <= NUMBERS_SHOWN_MAX) return { shown: items, more: 0 };
  const shown = items.slice(0, NUMBERS_SHOWN_MAX - 1);
  return { shown, more: items.length - shown.length };
}

/** Room a label needs; generous, since text is measured only after layout. */
export function labelWidth(handoffs: TraceGraph["edges"][number]["handoffs"]): number {
  const [first] = handoffs;
  if (handoffs.length === 1 && first) return 52 + 7.5 * `${first.seq} · ${first.type}`.length;
  const { shown, more } = splitNumbers(handoffs);
  const digits = shown.reduce((sum, { seq }) => sum + String(seq).length, 0);
  return 20 + shown.length * 28 + digits * 8 + (more > 0 ? 44 : 0);
}
