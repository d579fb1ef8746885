import { Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { RateCell } from "@/components/shared/rate";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import styles from "./pairs.module.css";

type Latency = { p50: number; p95: number; p99: number } | null;
type Row = {
  label: ReactNode;
  count: number;
  decided: number;
  succeeded: number;
  success_rate: number | null;
  success_interval: [number, number] | null;
  handoff_ms: Latency;
  init?: Latency;
};

const TABLE_WIDTH_MIN = 560;

/** What became of parts of a pair's handoffs. */
export function RateTable({
  what,
  rows,
  none,
}: {
  what: string;
  rows: readonly Row[];
  none: string;
}) {
  if (rows.length === 0) return <Text c="dimmed">{none}</Text>;
  const number = styles["number"] ?? "";
  const hasInit = rows.some(({ init }) => init !== undefined);
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{what}</Table.Th>
            <Table.Th className={number}>Handoffs</Table.Th>
            <Table.Th className={number}>Success</Table.Th>
            <Table.Th className={number}>p50</Table.Th>
            <Table.Th className={number}>p95</Table.Th>
            <Table.Th className={number}>p99</Table.Th>
            {hasInit ? <Table.Th className={number}>Init p95</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            // The rows of one table come in a fixed order.
            <Table.Tr key={`${index} ${row.count}`}>
              <Table.Td>{row.label}</Table.Td>
              <Table.Td className={number}>{formatCount(row.count)}</Table.Td>
              <Table.Td className={number}>
                <RateCell figures={row} />
              </Table.Td>
              <Table.Td className={number}>{formatDuration(row.handoff_ms?.p50)}</Table.Td>
              <Table.Td className={number}>{formatDuration(row.handoff_ms?.p95)}</Table.Td>
              <Table.Td className={number}>{formatDuration(row.handoff_ms?.p99)}</Table.Td>
              {hasInit ? (
                <Table.Td className={number}>{formatDuration(row.init?.p95)}</Table.Td>
              ) : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
