import type { ElkExtendedEdge, ElkLabel, ElkNode, LayoutOptions } from "elkjs/lib/elk-api";
import {
  type EdgeRoute,
  type GraphLayout,
  type GraphShape,
  LABEL_HEIGHT,
  NODE_HEIGHT,
  NODE_WIDTH,
  type Point,
} from "./graph-layout";

const LAYERED: LayoutOptions = {
  "elk.algorithm": "layered",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.spacing.nodeNode": "36",
  "elk.spacing.edgeEdge": "14",
  "elk.spacing.edgeLabel": "4",
  "elk.layered.spacing.nodeNodeBetweenLayers": "40",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "14",
  "elk.layered.cycleBreaking.strategy": "MODEL_ORDER",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
};

/** A long sequence wraps into lines, like text, instead of running out of the screen. */
const WRAPPED: LayoutOptions = {
  "elk.layered.wrapping.strategy": "MULTI_EDGE",
  "elk.layered.wrapping.additionalEdgeSpacing": "20",
  "elk.aspectRatio": "1.5",
};

export type ElkGraph = ElkNode & { children: ElkNode[]; edges: ElkExtendedEdge[] };

export type Direction = "RIGHT" | "DOWN";

export function toElkGraph(
  graph: GraphShape,
  { isSequence, direction }: { isSequence: boolean; direction: Direction },
): ElkGraph {
  return {
    id: "trace",
    layoutOptions: {
      ...LAYERED,
      ...(isSequence ? WRAPPED : {}),
      "elk.direction": direction,
    },
    children: graph.nodes.map(({ id }) => ({ id, width: NODE_WIDTH, height: NODE_HEIGHT })),
    edges: graph.edges.map(({ id, source, target, labelWidth }) => ({
      id,
      sources: [source],
      targets: [target],
      labels: [
        {
          id: `label:${id}`,
          text: id,
          width: labelWidth,
          height: LABEL_HEIGHT,
          layoutOptions: { "elk.edgeLabels.inline": "true" },
        },
      ],
    })),
  };
}

export function readElkLayout(
  laidOut: Pick<ElkNode, "edges"> & { children?: ElkNode[] },
): GraphLayout {
  const nodes = (laidOut.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }] as const);
  const edges = (laidOut.edges ?? []).map((edge) => [edge.id, readRoute(edge)] as const);
  return { nodes: new Map(nodes), edges: new Map(edges) };
}

function readRoute({ sections = [], labels = [] }: ElkExtendedEdge): EdgeRoute {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
  const [label] = labels;
  return label ? { points, ...readLabel(label) } : { points, ...middleOf(points) };
}

function readLabel({ x = 0, y = 0, width = 0, height = 0 }: ElkLabel) {
  return { label: { x: x + width / 2, y: y + height / 2 }, labelWidth: width };
}

function middleOf(points: readonly Point[]) {
  return { label: points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 }, labelWidth: 0 };
}
