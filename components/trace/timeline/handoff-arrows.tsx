"use client";

import { memo } from "react";
import { outcomeLook } from "@/components/shared/outcome-look";
import { toneColor } from "@/components/ui/tone";
import { describeHandoff } from "../describe-handoff";
import type { OnSelect, Selection } from "../trace-view";
import type { TimelineHandoff } from "./timeline-model";
import styles from "./timeline.module.css";

/** Where in a lane's row handoffs leave and enter, below its activity. */
const CHANNEL = 0.72;
const SEGMENT_PX = 5;
const LOOP_DIP_PX = 10;
/** Above this many, lines step back so that lanes and the selected handoff stay readable. */
const LINES_STRONG_MAX = 60;

type HandoffArrowsProps = {
  handoffs: readonly TimelineHandoff[];
  laneTops: readonly number[];
  laneHeight: number;
  /** Pixels per millisecond. */
  scale: number;
  left: number;
  /** The time in sight. */
  fromMs: number;
  toMs: number;
  selection: Selection;
  onSelect: OnSelect;
};

/** Lines across lanes, with a numbered button where each begins; vertical scrolling leaves them be. */
export const HandoffArrows = memo(function HandoffArrows(props: HandoffArrowsProps) {
  const { handoffs, laneTops, laneHeight, fromMs, toMs, left } = props;
  const laneY = (lane: number): number => (laneTops[lane] ?? 0) + laneHeight * CHANNEL;
  const seen = handoffs.filter(
    ({ startMs, crossing }) => startMs <= toMs && crossing.endMs >= fromMs,
  );
  return (
    <div className={styles["arrows"]} style={{ left }}>
      <svg
        className={styles["arrow-lines"]}
        data-many={seen.length > LINES_STRONG_MAX || undefined}
        aria-hidden
      >
        {seen.map((item) => (
          <HandoffLine
            key={item.handoff.id}
            item={item}
            fromY={laneY(item.fromLane)}
            toY={laneY(item.toLane)}
            scale={props.scale}
            isSelected={isSelected(item, props.selection)}
          />
        ))}
      </svg>
      {seen.map((item) => (
        <HandoffNumber
          key={item.handoff.id}
          item={item}
          y={laneY(item.fromLane)}
          scale={props.scale}
          isSelected={isSelected(item, props.selection)}
          onSelect={props.onSelect}
        />
      ))}
    </div>
  );
});

type HandoffLineProps = {
  item: TimelineHandoff;
  fromY: number;
  toY: number;
  scale: number;
  isSelected: boolean;
};

const HandoffLine = memo(function HandoffLine(props: HandoffLineProps) {
  const { item, fromY, toY, scale, isSelected } = props;
  const { handoff, crossing, segments, fromLane, toLane } = item;
  const color = toneColor(outcomeLook(handoff).tone, "line");
  const x1 = crossing.startMs * scale;
  const x2 = crossing.endMs * scale;
  const dip = fromLane === toLane ? LOOP_DIP_PX : 0;
  const isNetworkKnown = segments.some(({ component }) => component === "network");
  return (
    <g data-selected={isSelected || undefined}>
      {item.unknown.map(({ lane, startMs, endMs }) => (
        <path
          key={startMs}
          d={`M ${startMs * scale} ${lane === "from" ? fromY : toY} H ${endMs * scale}`}
          className={styles["unknown"]}
        />
      ))}
      {segments.map(({ component, startMs, endMs }) =>
        component === "network" ? null : (
          <rect
            key={component}
            x={startMs * scale}
            y={(component === "serialization" ? fromY : toY) - SEGMENT_PX / 2}
            width={Math.max(1, (endMs - startMs) * scale)}
            height={SEGMENT_PX}
            style={{ fill: `var(--latency-${component})` }}
          />
        ),
      )}
      <path
        d={`M ${x1} ${fromY} C ${x1} ${fromY + dip}, ${x2} ${toY + dip}, ${x2} ${toY}`}
        fill="none"
        style={{
          stroke: isNetworkKnown ? "var(--latency-network)" : color,
          strokeWidth: isSelected ? 3 : 1.5,
          ...(handoff.inferred ? { strokeDasharray: "4 3" } : {}),
        }}
      />
      <path d={arrowTip(x2, toY, toY >= fromY ? -1 : 1)} style={{ fill: color }} />
    </g>
  );
});

/** A small head above (-1) or below (1) the point where the line enters its lane. */
function arrowTip(x: number, y: number, side: -1 | 1): string {
  return `M ${x} ${y} l -4 ${7 * side} l 8 0 Z`;
}

type HandoffNumberProps = {
  item: TimelineHandoff;
  y: number;
  scale: number;
  isSelected: boolean;
  onSelect: OnSelect;
};

const HandoffNumber = memo(function HandoffNumber(props: HandoffNumberProps) {
  const { item, y, scale, isSelected, onSelect } = props;
  const { handoff, startMs } = item;
  const { tone } = outcomeLook(handoff);
  const words = describeHandoff(handoff);
  return (
    <button
      type="button"
      className={styles["number"]}
      data-tone={tone}
      data-selected={isSelected || undefined}
      data-inferred={handoff.inferred || undefined}
      title={words}
      aria-label={words}
      aria-pressed={isSelected}
      style={{ transform: `translate(calc(${startMs * scale}px - 50%), calc(${y}px - 50%))` }}
      onClick={() => onSelect({ kind: "handoff", id: handoff.id })}
    >
      {handoff.seq}
    </button>
  );
});

function isSelected({ handoff }: TimelineHandoff, selection: Selection): boolean {
  if (selection.kind === "handoff") return selection.id === handoff.id;
  return selection.kind === "span" && selection.handoffId === handoff.id;
}
