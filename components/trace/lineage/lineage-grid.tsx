"use client";

import { type KeyboardEvent, useId, useState } from "react";
import type { LineageFactDto } from "@/lib/contracts/gap";
import { FactRow, HeadRow, type RowsShared, SurvivalRow } from "./lineage-rows";
import styles from "./lineage.module.css";
import { type GridPlace, moveInGrid, withinGrid } from "./move-in-grid";
import type { Column, Matrix } from "./prepare-lineage";
import { COLUMN_PX, useLineageWindow } from "./use-lineage-window";

/** Heads and survival. */
const ROWS_ABOVE = 2;
type LineageGridProps = {
  matrix: Matrix;
  selectedHandoff: string | null;
  selectedFact: string | null;
  onFact: (fact: LineageFactDto) => void;
  onHandoff: (column: Column) => void;
  onCell: (fact: LineageFactDto, column: Column) => void;
};

/** Facts × handoffs, virtual both ways, walked with the arrow keys. */
export function LineageGrid(props: LineageGridProps) {
  const { matrix, selectedHandoff, selectedFact, onFact, onHandoff, onCell } = props;
  const { columns, facts } = matrix;
  const size = { rows: facts.length + ROWS_ABOVE, columns: columns.length + 1 };
  const selected = { handoffId: selectedHandoff, factId: selectedFact };
  const { ref, rows, across, firstPx } = useLineageWindow(matrix, selected);
  const gridId = useId();
  const [wanted, setPlace] = useState<GridPlace>({ row: ROWS_ABOVE, column: 0 });
  const place = withinGrid(wanted, size);
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(props, place);
      return;
    }
    const to = moveInGrid(place, event.key, size);
    if (!to) return;
    event.preventDefault();
    setPlace(to);
    if (to.row >= ROWS_ABOVE) rows.scrollToIndex(to.row - ROWS_ABOVE);
    if (to.column > 0) across.scrollToIndex(to.column - 1);
  };

  const isDrawn =
    (place.row < ROWS_ABOVE ||
      rows.getVirtualItems().some(({ index }) => index === place.row - ROWS_ABOVE)) &&
    (place.column === 0 ||
      across.getVirtualItems().some(({ index }) => index === place.column - 1));
  /** A table that is walked with keys is a grid (ARIA Authoring Practices). */
  const grid = {
    role: "grid",
    tabIndex: 0,
    "aria-label": "Facts by handoff",
    "aria-rowcount": size.rows,
    "aria-colcount": size.columns,
    "aria-activedescendant": isDrawn ? `${gridId}-${place.row}-${place.column}` : undefined,
    onKeyDown: handleKey,
  };
  const shared: RowsShared = {
    columns: across.getVirtualItems().flatMap(({ index, start }) => {
      const column = columns[index];
      return column ? [{ column, index, leftPx: start }] : [];
    }),
    columnPx: COLUMN_PX,
    firstPx,
    cellProps: (row, column) => ({
      id: `${gridId}-${row}-${column}`,
      "data-active": (place.row === row && place.column === column) || undefined,
    }),
    selectedHandoff,
    onHandoff,
  };
  return (
    <div ref={ref} className={styles["scroller"]}>
      <table
        {...grid}
        className={styles["grid"]}
        style={{ width: across.getTotalSize(), height: rows.getTotalSize() }}
      >
        <thead className={styles["heads"]}>
          <HeadRow {...shared} />
          <SurvivalRow {...shared} />
        </thead>
        <tbody>
          {rows.getVirtualItems().map(({ index, start }) => {
            const fact = facts[index];
            return fact ? (
              <FactRow
                key={fact.id}
                {...shared}
                fact={fact}
                row={index + ROWS_ABOVE}
                topPx={start}
                isSelected={fact.id === selectedFact}
                onFact={onFact}
                onCell={onCell}
              />
            ) : null;
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What Enter does at a place of the grid: the same as a click. */
function choose({ matrix, ...props }: LineageGridProps, { row, column }: GridPlace): void {
  const fact = matrix.facts[row - ROWS_ABOVE];
  const chosen = matrix.columns[column - 1];
  if (fact && chosen) props.onCell(fact, chosen);
  else if (fact) props.onFact(fact);
  else if (chosen) props.onHandoff(chosen);
}
