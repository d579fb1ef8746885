export const NODE_WIDTH = 200;
export const NODE_HEIGHT = 56;
export const LABEL_HEIGHT = 24;

/** What a layout has to know of a graph. */
export type GraphShape = {
  nodes: readonly { id: string }[];
  edges: readonly ShapeEdge[];
};
export type ShapeEdge = {
  id: string;
  source: string;
  target: string;
  /** Room that its words need, a little generous: text is measured only after layout. */
  labelWidth: number;
};

export type Point = { x: number; y: number };
/** `label` is the centre of the edge's words. */
export type EdgeRoute = { points: readonly Point[]; label: Point; labelWidth: number };

/** Positions by id: nodes by their top left corner, edges as the line they follow. */
export type GraphLayout = {
  nodes: ReadonlyMap<string, Point>;
  edges: ReadonlyMap<string, EdgeRoute>;
};

export type Box = { x: number; y: number; width: number; height: number };

/** The box around all nodes, lines and labels. */
export function layoutBounds({ nodes, edges }: GraphLayout): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const include = ({ x, y }: Point): void => {
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x);
    box.bottom = Math.max(box.bottom, y);
  };
  for (const { x, y } of nodes.values()) {
    include({ x, y });
    include({ x: x + NODE_WIDTH, y: y + NODE_HEIGHT });
  }
  for (const { points: line, label, labelWidth: width } of edges.values()) {
    line.forEach(include);
    include({ x: label.x - width / 2, y: label.y - LABEL_HEIGHT / 2 });
    include({ x: label.x + width / 2, y: label.y + LABEL_HEIGHT / 2 });
  }
  if (box.left > box.right) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top };
}

const PANE_TYPICAL = { width: 640, height: 580 };

/** How large a layout can be shown in a pane of the usual size; 1 and more needs no shrinking. */
export function fitZoom({ width, height }: { width: number; height: number }): number {
  return Math.min(PANE_TYPICAL.width / width, PANE_TYPICAL.height / height);
}

/** Where a view of `shown` begins: at the edge, or near the first node when that one is far from it. */
export function viewStart(edge: number, first: number, shown: number): number {
  return first - edge < shown * 0.6 ? edge : first - shown * 0.3;
}
