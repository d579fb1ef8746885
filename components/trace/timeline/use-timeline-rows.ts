"use client";

import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";
import { rowHeight, type TimelineRow } from "./timeline-rows";

const OVERSCAN_ROWS = 10;

/** The rows in sight; `offset` is where the first one lies in the scroller. */
export function useTimelineRows(
  scroller: RefObject<HTMLDivElement | null>,
  { rows, offset }: { rows: readonly TimelineRow[]; offset: number },
): Virtualizer<HTMLDivElement, Element> {
  // oxlint-disable-next-line react/incompatible-library
  return useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rowHeight(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    scrollMargin: offset,
    scrollPaddingStart: offset,
    overscan: OVERSCAN_ROWS,
  });
}
