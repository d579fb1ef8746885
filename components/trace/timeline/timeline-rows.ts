import type { Timeline, TimelineLane, TimelineSpan } from "./timeline-model";

export const LANE_HEIGHT = 40;
export const SPAN_HEIGHT = 24;
/** Lanes of bigger traces start closed: an overview first, details on demand. */
export const SPANS_OPEN_MAX = 200;

export type TimelineRow =
  | { kind: "lane"; key: string; lane: TimelineLane; index: number; isOpen: boolean }
  | { kind: "span"; key: string; row: TimelineSpan; agent: string };

export type TimelineRows = {
  rows: readonly TimelineRow[];
  /** Where each lane's own row lies, by lane index. */
  laneTops: readonly number[];
  rowBySpan: ReadonlyMap<string, number>;
  height: number;
};

export function rowHeight(row: TimelineRow | undefined): number {
  return row?.kind === "lane" ? LANE_HEIGHT : SPAN_HEIGHT;
}

export function layoutRows(timeline: Timeline, isOpen: (agent: string) => boolean): TimelineRows {
  const rows: TimelineRow[] = [];
  const laneTops: number[] = [];
  const rowBySpan = new Map<string, number>();
  let top = 0;
  for (const [index, lane] of timeline.lanes.entries()) {
    const open = isOpen(lane.agent);
    laneTops.push(top);
    rows.push({ kind: "lane", key: `lane:${lane.agent}`, lane, index, isOpen: open });
    top += LANE_HEIGHT;
    if (!open) continue;
    for (const row of lane.spans) {
      rowBySpan.set(row.span.id, rows.length);
      rows.push({ kind: "span", key: row.span.id, row, agent: lane.agent });
      top += SPAN_HEIGHT;
    }
  }
  return { rows, laneTops, rowBySpan, height: top };
}
