"use client";

import { Table } from "@mantine/core";
import { useTable } from "@tanstack/react-table";
import type { Virtualizer } from "@tanstack/react-virtual";
import { columns, features, type TraceRow } from "./columns";
import styles from "./traces.module.css";

type TraceTableProps = {
  rows: TraceRow[];
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  activeId: string | null;
};

/** Only rows in sight are in the document; empty rows above and below keep the height. */
export function TraceTable({ rows, virtualizer, activeId }: TraceTableProps) {
  const table = useTable({ features, columns, data: rows, getRowId: ({ trace }) => trace.id });
  const all = table.getRowModel().rows;
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <Table
      className={styles["table"] ?? ""}
      aria-label="Traces, newest first"
      aria-rowcount={rows.length + 1}
      stickyHeader
    >
      <Table.Thead>
        {table.getHeaderGroups().map((group) => (
          <Table.Tr key={group.id}>
            {group.headers.map((header) => (
              <Table.Th key={header.id} data-column={header.column.id}>
                <table.FlexRender header={header} />
              </Table.Th>
            ))}
          </Table.Tr>
        ))}
      </Table.Thead>
      <Table.Tbody>
        {above > 0 ? <Spacer height={above} /> : null}
        {items.map(({ index, key }) => {
          const row = all[index];
          return row ? (
            <Table.Tr
              key={key}
              aria-rowindex={index + 2}
              className={styles["row"] ?? ""}
              data-trace={row.id}
              data-active={row.id === activeId || undefined}
            >
              {row.getAllCells().map((cell) => (
                <Table.Td key={cell.id} data-column={cell.column.id}>
                  <table.FlexRender cell={cell} />
                </Table.Td>
              ))}
            </Table.Tr>
          ) : null;
        })}
        {below > 0 ? <Spacer height={below} /> : null}
      </Table.Tbody>
    </Table>
  );
}

function Spacer({ height }: { height: number }) {
  return <tr aria-hidden style={{ height }} />;
}
