import type { Interval } from "./timeline-model";

const WIDTH_MIN_PX = 2;
const GAP_MIN_PX = 1;

/** Intervals as one line; what would touch on the screen is drawn together. */
export function activityPath(intervals: readonly Interval[], scale: number): string {
  const parts: string[] = [];
  let start: number | undefined;
  let end = 0;
  const draw = (): void => {
    if (start !== undefined) parts.push(`M${round(start)} 0H${round(end)}`);
  };
  for (const { startMs, endMs } of intervals) {
    const x = startMs * scale;
    if (start === undefined || x > end + GAP_MIN_PX) {
      draw();
      start = x;
    }
    end = Math.max(end, endMs * scale, start + WIDTH_MIN_PX);
  }
  draw();
  return parts.join("");
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
