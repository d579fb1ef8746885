import type { Edge, Node } from "@xyflow/react";
import type { HandoffDto } from "@/lib/contracts/handoff";
import type { Selection } from "../trace-view";
import {
  type EdgeRoute,
  type GraphLayout,
  NODE_HEIGHT,
  NODE_WIDTH,
} from "@/components/shared/graph/graph-layout";
import type { GraphEdge, GraphNode, TraceGraph } from "./graph-model";

export type AgentFlowNode = Node<
  { node: GraphNode; arrivals: readonly HandoffDto[]; departures: readonly HandoffDto[] },
  "agent"
>;
export type HandoffFlowEdge = Edge<
  { edge: GraphEdge; route: EdgeRoute; selectedId: string | null; onPick: (id: string) => void },
  "handoff"
>;

/** What React Flow draws; elements that the layout does not know yet wait for the next one. */
export function toFlowNodes(
  { nodes, edges }: TraceGraph,
  layout: GraphLayout,
  selection: Selection,
): AgentFlowNode[] {
  const arrivals = Map.groupBy(edges, ({ target }) => target);
  const departures = Map.groupBy(edges, ({ source }) => source);
  return nodes.flatMap((node) => {
    const position = layout.nodes.get(node.id);
    if (!position) return [];
    return {
      id: node.id,
      type: "agent" as const,
      position,
      data: {
        node,
        arrivals: handoffsOf(arrivals.get(node.id)),
        departures: handoffsOf(departures.get(node.id)),
      },
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
      selected: !node.isOthers && selection.kind === "agent" && selection.name === node.agent,
      ariaLabel: `${node.agent}, ${node.role ?? "agent"}, ${node.handoffs} handoffs`,
    };
  });
}

function handoffsOf(edges: readonly GraphEdge[] = []): readonly HandoffDto[] {
  return edges.flatMap(({ handoffs }) => handoffs);
}

export function toFlowEdges(
  { edges }: TraceGraph,
  layout: GraphLayout,
  { selectedId, onPick }: { selectedId: string | null; onPick: (id: string) => void },
): HandoffFlowEdge[] {
  return edges.flatMap((edge) => {
    const route = layout.edges.get(edge.id);
    if (!route || !layout.nodes.has(edge.source) || !layout.nodes.has(edge.target)) return [];
    const selected = edge.handoffs.some(({ id }) => id === selectedId);
    return {
      id: edge.id,
      type: "handoff" as const,
      source: edge.source,
      target: edge.target,
      selected,
      data: { edge, route, selectedId, onPick },
    };
  });
}
