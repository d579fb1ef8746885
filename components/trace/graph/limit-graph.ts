import {
  buildAgentGraph,
  buildStepGraph,
  type GraphEdge,
  type GraphMode,
  type GraphNode,
  type TraceGraph,
} from "./graph-model";
import type { AgentDto } from "@/lib/contracts/agent";
import type { HandoffDto } from "@/lib/contracts/handoff";

/** More than this is neither readable nor laid out well in time. */
export const STEPS_SHOWN_MAX = 200;
export const AGENTS_SHOWN_MAX = 120;
const OTHERS_ID = "others:";

/** What a graph leaves out, in words for a reader and with a way to the rest. */
export type ShownPart =
  | { kind: "all" }
  | { kind: "steps"; page: number; pages: number; from: number; to: number; total: number }
  | { kind: "agents"; shown: number; total: number };

export type GraphRequest = {
  mode: GraphMode;
  handoffs: readonly HandoffDto[];
  agents: readonly AgentDto[];
  /** Of the steps. */
  page: number;
  showsAllAgents: boolean;
};

/** The graph that is drawn: a page of the steps, or the busiest agents with the others as one. */
export function buildShownGraph(request: GraphRequest): { graph: TraceGraph; part: ShownPart } {
  const { mode, handoffs, agents, page } = request;
  if (mode === "agents") {
    const graph = buildAgentGraph(handoffs, agents);
    const total = graph.nodes.length;
    const showsAll = total <= AGENTS_SHOWN_MAX || request.showsAllAgents;
    if (showsAll) return { graph, part: { kind: "all" } };
    const part = { kind: "agents", shown: AGENTS_SHOWN_MAX, total } as const;
    return { graph: collapseAgents(graph, AGENTS_SHOWN_MAX), part };
  }
  const pages = Math.ceil(handoffs.length / STEPS_SHOWN_MAX);
  if (pages <= 1) return { graph: buildStepGraph(handoffs, agents), part: { kind: "all" } };
  const start = Math.min(page, pages - 1) * STEPS_SHOWN_MAX;
  const shown = handoffs.slice(start, start + STEPS_SHOWN_MAX);
  return {
    graph: buildStepGraph(shown, agents),
    part: {
      kind: "steps",
      page: Math.min(page, pages - 1),
      pages,
      from: start + 1,
      to: start + shown.length,
      total: handoffs.length,
    },
  };
}

/** The page of the steps on which a handoff is; the first when nothing is selected. */
export function pageOfStep(handoffs: readonly { id: string }[], selectedId: string | null): number {
  const index = handoffs.findIndex(({ id }) => id === selectedId);
  return Math.max(0, Math.floor(index / STEPS_SHOWN_MAX));
}

/** Keeps the busiest agents, in their order; all others become one, and so do their edges. */
export function collapseAgents({ nodes, edges }: TraceGraph, shownMax: number): TraceGraph {
  const busiest = nodes.toSorted((a, b) => b.handoffs - a.handoffs).slice(0, shownMax);
  const kept = new Set(busiest.map(({ id }) => id));
  const hidden = nodes.filter(({ id }) => !kept.has(id));
  if (hidden.length === 0) return { nodes, edges };
  const placeOf = (id: string): string => (kept.has(id) ? id : OTHERS_ID);
  const merged = Map.groupBy(edges, ({ source, target }) =>
    JSON.stringify([placeOf(source), placeOf(target)]),
  );
  const touching = edges.filter(({ source, target }) => !kept.has(source) || !kept.has(target));
  const others: GraphNode = {
    id: OTHERS_ID,
    agent: `${hidden.length} other agents`,
    role: null,
    handoffs: touching.reduce((sum, { handoffs }) => sum + handoffs.length, 0),
    isOthers: true,
  };
  return {
    nodes: [...nodes.filter(({ id }) => kept.has(id)), others],
    edges: [...merged.values()].flatMap((group) => mergeEdges(group, placeOf)),
  };
}

function mergeEdges(group: readonly GraphEdge[], placeOf: (id: string) => string): GraphEdge[] {
  const [first] = group;
  if (!first) return [];
  const ends = { source: placeOf(first.source), target: placeOf(first.target) };
  if (ends.source !== OTHERS_ID && ends.target !== OTHERS_ID) return [...group];
  const handoffs = group.flatMap((edge) => edge.handoffs).sort((a, b) => a.seq - b.seq);
  return [{ id: `others:${first.id}`, ...ends, handoffs }];
}
