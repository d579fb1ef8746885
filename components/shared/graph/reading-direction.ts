import type { Direction } from "./elk-graph";
import { fitZoom, type GraphShape, LABEL_HEIGHT, NODE_HEIGHT, NODE_WIDTH } from "./graph-layout";
import { layerByDistance } from "./layered-layout";

const GAP = 40;

/**
 * A long chain of agents reads better downwards, a star sideways: the one that can be shown larger. Judged
 * before laying out, from how many layers there are and how many nodes the fullest one has.
 */
export function readingDirection(graph: GraphShape): Direction {
  const sizes = new Map<number, number>();
  for (const layer of layerByDistance(graph).values()) {
    sizes.set(layer, (sizes.get(layer) ?? 0) + 1);
  }
  const layers = sizes.size;
  const fullest = Math.max(0, ...sizes.values());
  const label = Math.max(0, ...graph.edges.map(({ labelWidth }) => labelWidth));
  const sideways = {
    width: layers * (NODE_WIDTH + GAP + label),
    height: fullest * (NODE_HEIGHT + GAP),
  };
  const downwards = {
    width: fullest * (NODE_WIDTH + GAP),
    height: layers * (NODE_HEIGHT + GAP + LABEL_HEIGHT),
  };
  const sidewaysZoom = fitZoom(sideways);
  return sidewaysZoom >= 1 || sidewaysZoom >= fitZoom(downwards) ? "RIGHT" : "DOWN";
}
