import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import { useVirtual } from "@/components/shared/use-virtual";
import type { Matrix } from "./prepare-lineage";

export const COLUMN_PX = 52;
const ROW_PX = 32;
const HEADS_PX = 112;
const FIRST_PX = { narrow: 148, wide: 264 };
const NARROW_PX = 560;
const OVERSCAN = 6;
const BEFORE_MEASURE = { width: 900, height: 600 };

type Selected = { handoffId: string | null; factId: string | null };

/** Which rows and columns are in sight; what is selected is brought into it. */
export function useLineageWindow({ columns, facts }: Matrix, { handoffId, factId }: Selected) {
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(scroller, sizeRef);
  const firstPx = width > 0 && width < NARROW_PX ? FIRST_PX.narrow : FIRST_PX.wide;
  const shared = {
    getScrollElement: () => scroller.current,
    overscan: OVERSCAN,
    initialRect: BEFORE_MEASURE,
  };
  const rows = useVirtual({
    ...shared,
    count: facts.length,
    estimateSize: () => ROW_PX,
    paddingStart: HEADS_PX,
    scrollPaddingStart: HEADS_PX,
  });
  const across = useVirtual({
    ...shared,
    count: columns.length,
    horizontal: true,
    estimateSize: () => COLUMN_PX,
    paddingStart: firstPx,
    scrollPaddingStart: firstPx,
  });
  const column = columns.findIndex(({ id }) => id === handoffId);
  const row = facts.findIndex(({ id }) => id === factId);
  // The scroll position belongs to the browser.
  useEffect(() => {
    if (column >= 0) across.scrollToIndex(column);
    if (row >= 0) rows.scrollToIndex(row);
  }, [across, rows, column, row]);
  return { ref, rows, across, firstPx };
}
