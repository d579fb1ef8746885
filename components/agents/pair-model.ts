import type { GraphShape } from "@/components/shared/graph/graph-layout";
import type { Tone } from "@/components/ui/tone";
import type { PairDto } from "@/lib/contracts/pair";
import { formatCount } from "@/lib/format/count";
import { formatPercent } from "@/lib/format/percent";

export type MapNode = { id: string; agent: string | null };
export type MapEdge = GraphShape["edges"][number] & {
  pair: PairDto;
  label: string;
  /** In pixels: the square root of the volume, so that a hundred times more is ten times wider. */
  width: number;
  tone: Tone;
};
export type AgentMap = { nodes: MapNode[]; edges: MapEdge[]; hidden: number };

const EDGES_MAX = 80;
const WIDTH = { min: 1, max: 8 };
const LABEL_ROOM_PX = 24;
const CHAR_PX = 6.8;
/** Seed: 87.3 % of all handoffs succeed; 95 % is what a good pair does. */
const GOOD = 0.95;
const POOR = 0.8;

/** The busiest pairs as a graph of agents. */
export function prepareMap(pairs: readonly PairDto[]): AgentMap {
  const shown = pairs.slice(0, EDGES_MAX);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  const agents = new Set(shown.flatMap(({ from_agent: from, to_agent: to }) => [from, to]));
  return {
    nodes: [...agents].map((agent) => ({ id: idOf(agent), agent })),
    edges: shown.map((pair) => toEdge(pair, most)),
    hidden: pairs.length - shown.length,
  };
}

function toEdge(pair: PairDto, most: number): MapEdge {
  const [source, target] = [idOf(pair.from_agent), idOf(pair.to_agent)];
  const label = `${formatCount(pair.count)} · ${formatPercent(pair.success_rate)}`;
  return {
    id: JSON.stringify([source, target]),
    source,
    target,
    pair,
    label,
    labelWidth: LABEL_ROOM_PX + CHAR_PX * label.length,
    width: WIDTH.min + (WIDTH.max - WIDTH.min) * Math.sqrt(pair.count / most),
    tone: successTone(pair.success_rate),
  };
}

export function successTone(rate: number | null): Tone {
  if (rate === null) return "neutral";
  if (rate >= GOOD) return "succeeded";
  return rate >= POOR ? "incomplete" : "failed";
}

export type Matrix = {
  agents: string[];
  cells: ReadonlyMap<string, PairDto>;
  hidden: number;
};

const MATRIX_AGENTS_MAX = 25;

/** Named agents by how much goes through them, and what goes between each two. */
export function prepareMatrix(pairs: readonly PairDto[]): Matrix {
  const volumes = new Map<string, number>();
  const cells = new Map<string, PairDto>();
  for (const pair of pairs) {
    const { from_agent: from, to_agent: to, count } = pair;
    if (from === null || to === null) continue;
    cells.set(cellKey(from, to), pair);
    for (const agent of new Set([from, to])) volumes.set(agent, (volumes.get(agent) ?? 0) + count);
  }
  const agents = [...volumes].toSorted(([, a], [, b]) => b - a).map(([agent]) => agent);
  const shown = agents.slice(0, MATRIX_AGENTS_MAX);
  return { agents: shown, cells, hidden: agents.length - shown.length };
}

export function cellKey(from: string, to: string): string {
  return JSON.stringify([from, to]);
}

function idOf(agent: string | null): string {
  return JSON.stringify(agent);
}
