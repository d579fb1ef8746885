"use client";

import { flexRender, useTable } from "@tanstack/react-table";
import type { Virtualizer } from "@tanstack/react-virtual";
import type { TraceOrder } from "@/lib/domain/trace/trace-sort";
import { COLUMN_SORTS, columns, features, type TraceRow } from "./columns";
import { SortHeader } from "./sort-header";
import styles from "./traces.module.css";

type TraceTableProps = {
  rows: TraceRow[];
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  activeId: string | null;
  order: TraceOrder;
  onOrder: (order: TraceOrder) => void;
};

/**
 * Only rows in sight are in the document; empty rows above and below keep the height. Plain elements: hundreds
 * of cells are drawn at once, and the library's own bring what opens menus into the first load.
 */
export function TraceTable({ rows, virtualizer, activeId, order, onOrder }: TraceTableProps) {
  const table = useTable({ features, columns, data: rows, getRowId: ({ trace }) => trace.id });
  const all = table.getRowModel().rows;
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <table className={styles["table"]} aria-label="Traces" aria-rowcount={rows.length + 1}>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map(({ id, column: { columnDef } }) => {
              const sort = COLUMN_SORTS[id];
              const label = String(columnDef.header);
              return (
                <th key={id} data-column={id} aria-sort={ariaSort(order, sort)}>
                  {sort === undefined ? (
                    <span>{label}</span>
                  ) : (
                    <SortHeader label={label} sort={sort} order={order} onOrder={onOrder} />
                  )}
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {above > 0 ? <Spacer height={above} /> : null}
        {items.map(({ index, key }) => {
          const row = all[index];
          return row ? (
            <tr
              key={key}
              aria-rowindex={index + 2}
              className={styles["row"]}
              data-trace={row.id}
              data-active={row.id === activeId || undefined}
            >
              {row.getAllCells().map((cell) => (
                <td key={cell.id} data-column={cell.column.id}>
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </td>
              ))}
            </tr>
          ) : null;
        })}
        {below > 0 ? <Spacer height={below} /> : null}
      </tbody>
    </table>
  );
}

function ariaSort({ sort, order }: TraceOrder, own: string | undefined) {
  if (own === undefined || own !== sort) return undefined;
  return order === "asc" ? "ascending" : "descending";
}

function Spacer({ height }: { height: number }) {
  return <tr aria-hidden style={{ height }} />;
}
