"use client";

import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { OnSelect, Selection } from "../trace-view";
import { HandoffArrows } from "./handoff-arrows";
import { TimeAxis } from "./time-axis";
import type { Timeline } from "./timeline-model";
import { LANE_HEIGHT, layoutRows, rowHeight, type TimelineRow } from "./timeline-rows";
import { rowId, TimelineRowView } from "./timeline-row";
import styles from "./timeline.module.css";
import { useZoomWheel } from "./use-zoom-wheel";
import { clampZoom } from "./zoom";

const LABEL_WIDTH = 208;
const AXIS_HEIGHT = 28;
const END_PADDING = 48;
const OVERSCAN_ROWS = 10;
const WIDTH_BEFORE_MEASURE = 640;

type TimelineScrollerProps = {
  timeline: Timeline;
  isOpen: (agent: string) => boolean;
  onToggle: (agent: string) => void;
  zoom: number;
  onZoom: (zoom: number) => void;
  selection: Selection;
  onSelect: OnSelect;
};

export function TimelineScroller({ timeline, isOpen, onToggle, ...view }: TimelineScrollerProps) {
  const { selection, onSelect, onZoom } = view;
  const zoom = clampZoom(view.zoom);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>();
  const [scrollLeft, setScrollLeft] = useState(0);
  const [active, setActive] = useState(0);
  const { rows, laneTops, rowBySpan, height } = useMemo(
    () => layoutRows(timeline, isOpen),
    [timeline, isOpen],
  );
  const viewWidth = Math.max(120, (width || WIDTH_BEFORE_MEASURE) - LABEL_WIDTH - END_PADDING);
  const scale = (viewWidth * zoom) / timeline.durationMs;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rowHeight(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    scrollMargin: AXIS_HEIGHT,
    scrollPaddingStart: AXIS_HEIGHT,
    overscan: OVERSCAN_ROWS,
  });
  useZoomWheel(scroller, { zoom, onZoom, labelWidth: LABEL_WIDTH });

  const { row: selectedRow, startMs: selectedMs } = locate(selection, timeline, rowBySpan, rows);
  // The DOM's scroll position follows a selection made in another pane.
  useEffect(() => {
    const element = scroller.current;
    if (!element || selectedRow === undefined) return;
    virtualizer.scrollToIndex(selectedRow, { align: "auto" });
    const x = (selectedMs ?? 0) * scale;
    const isVisible = x >= element.scrollLeft && x <= element.scrollLeft + viewWidth;
    if (!isVisible) element.scrollLeft = x - viewWidth / 2;
    // oxlint-disable-next-line react/exhaustive-deps -- only a new selection moves the view
  }, [selectedRow, selectedMs]);

  const activate = (row: TimelineRow | undefined): void => {
    if (row?.kind === "lane") onToggle(row.lane.agent);
    if (row?.kind === "span") onSelect({ kind: "span", id: row.row.span.id, handoffId: null });
  };
  const handleKey = (event: KeyboardEvent): void => {
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: rows.length - 1 }[
      event.key
    ];
    const row = rows[active];
    if (next !== undefined) {
      const index = Math.min(rows.length - 1, Math.max(0, next));
      setActive(index);
      virtualizer.scrollToIndex(index);
    } else if (event.key === "Enter" || event.key === " ") activate(row);
    else if (row?.kind === "lane" && opensOrCloses(event.key, row.isOpen)) activate(row);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={useMergedRef(scroller, sizeRef)}
      className={styles["scroller"]}
      onScroll={({ currentTarget }) => setScrollLeft(currentTarget.scrollLeft)}
    >
      <TimeAxis
        scale={scale}
        fromMs={scrollLeft / scale}
        toMs={Math.min(timeline.durationMs, (scrollLeft + viewWidth + END_PADDING) / scale)}
        labelWidth={LABEL_WIDTH}
        width={LABEL_WIDTH + viewWidth * zoom + END_PADDING}
      />
      <div
        className={styles["body"]}
        style={{ height, width: LABEL_WIDTH + viewWidth * zoom + END_PADDING }}
      >
        <div
          role="tree"
          tabIndex={0}
          aria-label="Agents and their spans in time"
          aria-activedescendant={rows[active] ? rowId(rows[active]) : undefined}
          className={styles["tree"]}
          onKeyDown={handleKey}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row ? (
              <TimelineRowView
                key={item.key}
                row={row}
                top={item.start - AXIS_HEIGHT}
                scale={scale}
                labelWidth={LABEL_WIDTH}
                isActive={item.index === active}
                selection={selection}
                onActivate={() => {
                  setActive(item.index);
                  activate(row);
                }}
              />
            ) : null;
          })}
        </div>
        <HandoffArrows
          handoffs={timeline.handoffs}
          laneTops={laneTops}
          laneHeight={LANE_HEIGHT}
          scale={scale}
          left={LABEL_WIDTH}
          fromMs={scrollLeft / scale}
          toMs={(scrollLeft + viewWidth + END_PADDING) / scale}
          selection={selection}
          onSelect={onSelect}
        />
      </div>
    </div>
  );
}

function opensOrCloses(key: string, isOpen: boolean): boolean {
  return (key === "ArrowRight" && !isOpen) || (key === "ArrowLeft" && isOpen);
}

function locate(
  selection: Selection,
  timeline: Timeline,
  rowBySpan: ReadonlyMap<string, number>,
  rows: readonly TimelineRow[],
): { row: number | undefined; startMs: number | undefined } {
  const rowOfLane = (lane: number | undefined) => {
    const index = rows.findIndex((row) => row.kind === "lane" && row.index === lane);
    return index === -1 ? undefined : index;
  };
  if (selection.kind === "span") {
    const row = rowBySpan.get(selection.id);
    const at = row === undefined ? undefined : rows[row];
    return { row, startMs: at?.kind === "span" ? at.row.startMs : undefined };
  }
  if (selection.kind === "handoff") {
    const found = timeline.handoffs.find(({ handoff }) => handoff.id === selection.id);
    return { row: rowOfLane(found?.fromLane), startMs: found?.startMs };
  }
  return { row: undefined, startMs: undefined };
}
