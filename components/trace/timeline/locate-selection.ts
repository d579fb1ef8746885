import type { Selection } from "../trace-view";
import type { Timeline } from "./timeline-model";
import type { TimelineRows } from "./timeline-rows";

/** The row and the time that show what is selected; nothing where the timeline does not show it. */
export function locateSelection(
  selection: Selection,
  timeline: Timeline,
  { rows, rowBySpan }: Pick<TimelineRows, "rows" | "rowBySpan">,
): { row: number; startMs: number } | undefined {
  if (selection.kind === "span") {
    const row = rowBySpan.get(selection.id);
    const at = row === undefined ? undefined : rows[row];
    return row !== undefined && at?.kind === "span" ? { row, startMs: at.row.startMs } : undefined;
  }
  if (selection.kind !== "handoff") return undefined;
  const found = timeline.handoffs.find(({ handoff }) => handoff.id === selection.id);
  const row = rows.findIndex((each) => each.kind === "lane" && each.index === found?.fromLane);
  return found === undefined || row === -1 ? undefined : { row, startMs: found.startMs };
}
