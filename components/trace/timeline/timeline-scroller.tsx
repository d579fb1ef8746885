"use client";

import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { ReplayCursor } from "../replay/replay-cursor";
import type { OnSelect, Selection } from "../trace-view";
import { HandoffArrows } from "./handoff-arrows";
import { locateSelection } from "./locate-selection";
import { TimeAxis } from "./time-axis";
import type { Timeline } from "./timeline-model";
import { LANE_HEIGHT, layoutRows } from "./timeline-rows";
import { TimelineTree } from "./timeline-tree";
import styles from "./timeline.module.css";
import { useTimelineRows } from "./use-timeline-rows";
import { useZoomWheel } from "./use-zoom-wheel";
import { clampZoom } from "./zoom";

const LABEL_WIDTH = 208;
const AXIS_HEIGHT = 28;
const END_PADDING = 48;
/** Arrows and ticks are drawn this much further than is in sight, and anew after as much scrolling. */
const SIGHT_STEP_PX = 240;
const WIDTH_BEFORE_MEASURE = 640;
const TRACK_WIDTH_MIN = 120;

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
  const { selection, onSelect } = view;
  const zoom = clampZoom(view.zoom);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(scroller, sizeRef);
  const [scrollLeft, setScrollLeft] = useState(0);
  const layout = useMemo(() => layoutRows(timeline, isOpen), [timeline, isOpen]);
  const { rows } = layout;
  const viewWidth = Math.max(
    TRACK_WIDTH_MIN,
    (width || WIDTH_BEFORE_MEASURE) - LABEL_WIDTH - END_PADDING,
  );
  const scale = (viewWidth * zoom) / timeline.durationMs;
  const contentWidth = LABEL_WIDTH + viewWidth * zoom + END_PADDING;
  const fromMs = scrollLeft / scale;
  const toMs = (scrollLeft + viewWidth + END_PADDING + SIGHT_STEP_PX) / scale;
  const virtualizer = useTimelineRows(scroller, { rows, offset: AXIS_HEIGHT });
  const place = locateSelection(selection, timeline, layout);
  useZoomWheel(scroller, {
    zoom,
    onZoom: view.onZoom,
    labelWidth: LABEL_WIDTH,
    anchorPx: place && (place.startMs / timeline.durationMs) * viewWidth,
  });

  const reveal = useEffectEvent((row: number, startMs: number) => {
    const element = scroller.current;
    if (!element) return;
    virtualizer.scrollToIndex(row, { align: "auto" });
    const x = startMs * scale;
    const isVisible = x >= element.scrollLeft && x <= element.scrollLeft + viewWidth;
    if (!isVisible) element.scrollTo({ left: x - viewWidth / 2 });
  });
  // The DOM's scroll position follows a selection made in another pane, and nothing else.
  const { row: placeRow, startMs: placeMs } = place ?? {};
  useEffect(() => {
    if (placeRow !== undefined && placeMs !== undefined) reveal(placeRow, placeMs);
  }, [placeRow, placeMs]);

  return (
    <div
      ref={ref}
      className={styles["scroller"]}
      onScroll={({ currentTarget }) =>
        setScrollLeft(Math.floor(currentTarget.scrollLeft / SIGHT_STEP_PX) * SIGHT_STEP_PX)
      }
    >
      <TimeAxis
        isTimed={timeline.isTimed}
        scale={scale}
        fromMs={fromMs}
        toMs={Math.min(timeline.durationMs, toMs)}
        labelWidth={LABEL_WIDTH}
        width={contentWidth}
      />
      <div className={styles["body"]} style={{ height: layout.height, width: contentWidth }}>
        <TimelineTree
          rows={rows}
          virtualizer={virtualizer}
          offset={AXIS_HEIGHT}
          scale={scale}
          labelWidth={LABEL_WIDTH}
          selection={selection}
          onSelect={onSelect}
          onToggle={onToggle}
          zoom={zoom}
          onZoom={view.onZoom}
        />
        <HandoffArrows
          handoffs={timeline.handoffs}
          laneTops={layout.laneTops}
          laneHeight={LANE_HEIGHT}
          scale={scale}
          left={LABEL_WIDTH}
          fromMs={fromMs}
          toMs={toMs}
          selection={selection}
          onSelect={onSelect}
        />
        <ReplayCursor
          scroller={scroller}
          scale={scale}
          labelWidth={LABEL_WIDTH}
          viewWidth={viewWidth}
        />
      </div>
    </div>
  );
}
