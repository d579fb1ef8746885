"use client";

import type { Virtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useState } from "react";
import type { OnSelect, Selection } from "../trace-view";
import { rowId, TimelineRowView } from "./timeline-row";
import type { TimelineRow } from "./timeline-rows";
import styles from "./timeline.module.css";

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
};

/** Lanes and spans as a tree: one stop for the focus, arrows inside, only rows in sight rendered. */
export function TimelineTree(props: TimelineTreeProps) {
  const { rows, virtualizer, offset, selection, onSelect, onToggle } = props;
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
    const moves = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: rows.length - 1 };
    const next = new Map(Object.entries(moves)).get(event.key);
    if (next !== undefined) {
      const index = Math.min(rows.length - 1, Math.max(0, next));
      setActive(index);
      virtualizer.scrollToIndex(index);
    } else if (activeRow && isActivation(event.key, activeRow)) activate(active);
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
