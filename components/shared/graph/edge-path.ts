import type { Point } from "./graph-layout";

const CORNER_PX = 8;
const ARROW_LENGTH = 9;
const ARROW_HALF_WIDTH = 4.5;

/** A line through all points with rounded corners. */
export function roundedPath(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (!start) return "";
  const parts = [`M ${start.x} ${start.y}`];
  for (const [index, corner] of rest.entries()) {
    const before = points[index] ?? start;
    const next = rest[index + 1];
    if (!next) {
      parts.push(`L ${corner.x} ${corner.y}`);
      break;
    }
    const enter = towards(corner, before);
    const leave = towards(corner, next);
    parts.push(`L ${enter.x} ${enter.y}`, `Q ${corner.x} ${corner.y} ${leave.x} ${leave.y}`);
  }
  return parts.join(" ");
}

/** The arrow head at the end of the line, as a closed path. */
export function arrowHead(points: readonly Point[]): string {
  const tip = points.at(-1);
  const before = points.findLast((point) => point.x !== tip?.x || point.y !== tip?.y);
  if (!tip || !before) return "";
  const length = Math.hypot(tip.x - before.x, tip.y - before.y);
  const ahead = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
  const base = { x: tip.x - ahead.x * ARROW_LENGTH, y: tip.y - ahead.y * ARROW_LENGTH };
  const side = { x: -ahead.y * ARROW_HALF_WIDTH, y: ahead.x * ARROW_HALF_WIDTH };
  return `M ${tip.x} ${tip.y} L ${base.x + side.x} ${base.y + side.y} L ${base.x - side.x} ${base.y - side.y} Z`;
}

function towards(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  if (length === 0) return corner;
  const share = Math.min(CORNER_PX, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share };
}
