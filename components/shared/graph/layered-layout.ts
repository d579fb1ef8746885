import {
  type EdgeRoute,
  type GraphLayout,
  type GraphShape,
  LABEL_HEIGHT,
  NODE_HEIGHT,
  NODE_WIDTH,
  type Point,
  type ShapeEdge,
} from "./graph-layout";

const COLUMN_GAP = 260;
const ROW_GAP = 48;
const ROWS_MAX = 12;
const STRAND_GAP = LABEL_HEIGHT + 6;

/**
 * The layout of last resort: one column per distance from the first agent, edges fanned out in order.
 * Linear, so that it always answers when ELK does not in time.
 */
export function layoutLayered(graph: GraphShape): GraphLayout {
  const nodes = placeNodes(graph);
  const strands = new Map<string, number>();
  const edges = graph.edges.map((edge): [string, EdgeRoute] => {
    const pair = [edge.source, edge.target].sort().join("\n");
    const strand = strands.get(pair) ?? 0;
    strands.set(pair, strand + 1);
    return [edge.id, routeEdge(edge, nodes, strand)];
  });
  return { nodes, edges: new Map(edges) };
}

function placeNodes(graph: GraphShape): Map<string, Point> {
  const layers = layerByDistance(graph);
  const rows = new Map<number, number>();
  const places = new Map<string, Point>();
  let columnsBefore = 0;
  let layerBefore = 0;
  for (const [id, layer] of [...layers].sort(([, a], [, b]) => a - b)) {
    if (layer !== layerBefore) {
      columnsBefore += Math.ceil((rows.get(layerBefore) ?? 0) / ROWS_MAX);
      layerBefore = layer;
    }
    const index = rows.get(layer) ?? 0;
    rows.set(layer, index + 1);
    places.set(id, {
      x: (columnsBefore + Math.floor(index / ROWS_MAX)) * (NODE_WIDTH + COLUMN_GAP),
      y: (index % ROWS_MAX) * (NODE_HEIGHT + ROW_GAP),
    });
  }
  return places;
}

/** How far each node is from the first agents, in handoffs. */
export function layerByDistance(graph: GraphShape): Map<string, number> {
  const targets = Map.groupBy(graph.edges, ({ source }) => source);
  const layers = new Map<string, number>();
  const reach = (id: string, layer: number, queue: string[]): void => {
    if (layers.has(id)) return;
    layers.set(id, layer);
    queue.push(id);
  };
  for (const { id } of graph.nodes) {
    const queue: string[] = [];
    reach(id, 0, queue);
    for (const current of queue) {
      const next = (layers.get(current) ?? 0) + 1;
      for (const { target } of targets.get(current) ?? []) reach(target, next, queue);
    }
  }
  return layers;
}

function routeEdge(edge: ShapeEdge, nodes: Map<string, Point>, strand: number): EdgeRoute {
  const from = nodes.get(edge.source) ?? { x: 0, y: 0 };
  const to = nodes.get(edge.target) ?? { x: 0, y: 0 };
  const bend = strand * STRAND_GAP;
  const width = edge.labelWidth;
  if (edge.source === edge.target) return routeLoop(from, bend, width);
  const isForward = from.x <= to.x;
  const start = { x: from.x + (isForward ? NODE_WIDTH : 0), y: from.y + NODE_HEIGHT / 2 };
  const end = { x: to.x + (isForward ? 0 : NODE_WIDTH), y: to.y + NODE_HEIGHT / 2 };
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 + bend };
  return { points: [start, middle, end], label: middle, labelWidth: width };
}

function routeLoop(at: Point, bend: number, width: number): EdgeRoute {
  const top = at.y - 20 - bend;
  const left = { x: at.x + NODE_WIDTH * 0.3, y: at.y };
  const right = { x: at.x + NODE_WIDTH * 0.7, y: at.y };
  return {
    points: [left, { x: left.x, y: top }, { x: right.x, y: top }, right],
    label: { x: (left.x + right.x) / 2, y: top },
    labelWidth: width,
  };
}
