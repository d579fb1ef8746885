import { LANE_HEIGHT, SPAN_HEIGHT, type TimelineRow } from "./timeline-rows";

const PAGE_ROWS = Math.floor((10 * LANE_HEIGHT) / SPAN_HEIGHT);

/** The row that a key leads to in a tree, as WAI-ARIA has it; nothing for a key that does not move. */
export function moveInTree(
  rows: readonly TimelineRow[],
  active: number,
  key: string,
): number | undefined {
  const to = destination(rows, active, key);
  return to === undefined ? undefined : Math.min(rows.length - 1, Math.max(0, to));
}

function destination(
  rows: readonly TimelineRow[],
  active: number,
  key: string,
): number | undefined {
  switch (key) {
    case "ArrowDown":
      return active + 1;
    case "ArrowUp":
      return active - 1;
    case "PageDown":
      return active + PAGE_ROWS;
    case "PageUp":
      return active - PAGE_ROWS;
    case "Home":
      return 0;
    case "End":
      return rows.length - 1;
    case "ArrowLeft":
      return parentOf(rows, active);
    case "ArrowRight":
      return childOf(rows, active);
    default:
      return undefined;
  }
}

/** The row above that this one hangs below; an open lane is closed instead. */
function parentOf(rows: readonly TimelineRow[], active: number): number | undefined {
  const row = rows[active];
  if (row?.kind !== "span") return undefined;
  const { depth } = row.row;
  const above = rows
    .slice(0, active)
    .findLastIndex((each) => each.kind === "lane" || each.row.depth < depth);
  return above === -1 ? undefined : above;
}

/** The first row below this one; a closed lane is opened instead. */
function childOf(rows: readonly TimelineRow[], active: number): number | undefined {
  const [row, next] = [rows[active], rows[active + 1]];
  if (next?.kind !== "span") return undefined;
  if (row?.kind === "lane") return row.isOpen ? active + 1 : undefined;
  return row && next.row.depth > row.row.depth ? active + 1 : undefined;
}
