import { getViewportForBounds, type ReactFlowInstance } from "@xyflow/react";
import type { AgentFlowNode, HandoffFlowEdge } from "./flow-elements";
import {
  type GraphLayout,
  layoutBounds,
  type Point,
  viewStart,
} from "@/components/shared/graph/graph-layout";

export type Flow = ReactFlowInstance<AgentFlowNode, HandoffFlowEdge>;

export const ZOOM_MIN = 0.1;
const ZOOM_MAX_FITTED = 1.2;
const PADDING = 0.08;
const MARGIN_PX = 24;
const MOVE_MS = 200;

/** Shows the whole layout, lines included; no smaller than `zoomMin`, so that words stay readable. */
export function fitLayout(
  flow: Flow,
  layout: GraphLayout,
  { container, zoomMin }: { container: HTMLElement; zoomMin: number },
): void {
  if (layout.nodes.size === 0) return;
  const { clientWidth, clientHeight } = container;
  const bounds = layoutBounds(layout);
  const viewport = getViewportForBounds(
    bounds,
    clientWidth,
    clientHeight,
    zoomMin,
    ZOOM_MAX_FITTED,
    PADDING,
  );
  const overflowsX = bounds.width * viewport.zoom > clientWidth;
  const overflowsY = bounds.height * viewport.zoom > clientHeight;
  // What does not fit begins at its first agent, not in its middle.
  const first = layout.nodes.values().next().value ?? bounds;
  const { zoom } = viewport;
  void flow.setViewport({
    zoom,
    x: overflowsX
      ? MARGIN_PX - viewStart(bounds.x, first.x, clientWidth / zoom) * zoom
      : viewport.x,
    y: overflowsY
      ? MARGIN_PX - viewStart(bounds.y, first.y, clientHeight / zoom) * zoom
      : viewport.y,
  });
}

/** Moves the viewport to a point that is out of sight; leaves it alone otherwise. */
export function panTo(flow: Flow, point: Point, container: HTMLElement): void {
  const { x, y } = flow.flowToScreenPosition(point);
  const { left, right, top, bottom } = container.getBoundingClientRect();
  const isVisible =
    x > left + MARGIN_PX && x < right - MARGIN_PX && y > top + MARGIN_PX && y < bottom - MARGIN_PX;
  if (isVisible) return;
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  void flow.setCenter(point.x, point.y, { zoom: flow.getZoom(), duration: isCalm ? 0 : MOVE_MS });
}
