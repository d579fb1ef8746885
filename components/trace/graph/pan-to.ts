import type { Point } from "./graph-layout";

type Viewport = {
  flowToScreenPosition: (point: Point) => Point;
  setCenter: (
    x: number,
    y: number,
    options: { zoom: number; duration: number },
  ) => Promise<boolean>;
  getZoom: () => number;
};

const MARGIN_PX = 24;
const MOVE_MS = 200;

/** Moves the viewport to a point that is out of sight; leaves it alone otherwise. */
export function panTo(flow: Viewport, point: Point, container: HTMLElement): void {
  const { x, y } = flow.flowToScreenPosition(point);
  const { left, right, top, bottom } = container.getBoundingClientRect();
  const isVisible =
    x > left + MARGIN_PX && x < right - MARGIN_PX && y > top + MARGIN_PX && y < bottom - MARGIN_PX;
  if (isVisible) return;
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  void flow.setCenter(point.x, point.y, { zoom: flow.getZoom(), duration: isCalm ? 0 : MOVE_MS });
}
