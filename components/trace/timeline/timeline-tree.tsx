"use client";

import type { Virtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useState } from "react";
import type { OnSelect, Selection } from "../trace-view";
import { rowId, TimelineRowView } from "./timeline-row";
import type { TimelineRow } from "./timeline-rows";
import styles from "./timeline.module.css";
import { moveInTree } from "./tree-keys";
import { ZOOM_MIN, zoomIn, zoomOut } from "./zoom";

type TimelineTreeProps = {
  rows: readonly TimelineRow[];
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** Where the first row lies in the scroller. */
  offset: number;
  /** Pixels per millisecond. */
  scale: number;
  labelWidth: number;
  selection: Selection;
  onSelect: OnSelect;
  onToggle: (agent: string) => void;
  zoom: number;
  onZoom: (zoom: number) => void;
};

const ZOOM_BY_KEY = new Map<string, (zoom: number) => number>([
  ["+", zoomIn],
  ["=", zoomIn],
  ["-", zoomOut],
  ["0", () => ZOOM_MIN],
]);

/** Lanes and spans as a tree: one stop for the focus, arrows inside, only rows in sight rendered. */
export function TimelineTree(props: TimelineTreeProps) {
  const { rows, virtualizer, offset, selection, onSelect, onToggle, onZoom } = props;
  const [active, setActive] = useState(0);
  const activeRow = rows[active];

  const activate = useCallback(
    (index: number): void => {
      const row = rows[index];
      setActive(index);
      if (row?.kind === "lane") onToggle(row.lane.agent);
      if (row?.kind === "span") onSelect({ kind: "span", id: row.row.span.id, handoffId: null });
    },
    [rows, onSelect, onToggle],
  );
  const handleKey = (event: KeyboardEvent): void => {
    const next = moveInTree(rows, active, event.key);
    const zoomed = ZOOM_BY_KEY.get(event.key);
    if (next !== undefined) {
      setActive(next);
      virtualizer.scrollToIndex(next);
    } else if (zoomed) onZoom(zoomed(props.zoom));
    else if (activeRow && isActivation(event.key, activeRow)) activate(active);
    else return;
    event.preventDefault();
  };

  return (
    <div
      role="tree"
      tabIndex={0}
      aria-label="Agents and their spans in time"
      aria-activedescendant={activeRow ? rowId(activeRow) : undefined}
      className={styles["tree"]}
      onKeyDown={handleKey}
    >
      {virtualizer.getVirtualItems().map(({ key, index, start }) => {
        const row = rows[index];
        return row ? (
          <TimelineRowView
            key={key}
            row={row}
            top={start - offset}
            scale={props.scale}
            labelWidth={props.labelWidth}
            isActive={index === active}
            isSelected={isRowSelected(row, selection)}
            index={index}
            onActivate={activate}
          />
        ) : null;
      })}
    </div>
  );
}

function isActivation(key: string, row: TimelineRow): boolean {
  if (key === "Enter" || key === " ") return true;
  if (row.kind !== "lane") return false;
  return row.isOpen ? key === "ArrowLeft" : key === "ArrowRight";
}

function isRowSelected(row: TimelineRow, selection: Selection): boolean {
  if (row.kind === "span") return selection.kind === "span" && selection.id === row.row.span.id;
  return selection.kind === "agent" && selection.name === row.lane.agent;
}
