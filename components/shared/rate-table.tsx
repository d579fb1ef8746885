import { Table, Text } from "@mantine/core";
import type { Route } from "next";
import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/link-button";
import { RateCell } from "@/components/shared/rate";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import styles from "./numbers.module.css";

type Latency = { p50: number; p95: number; p99: number } | null;
type Row = {
  key: string;
  label: ReactNode;
  /** To the handoffs that are counted, and to those that did not succeed. */
  href?: Route;
  failuresHref?: Route;
  count: number;
  decided: number;
  succeeded: number;
  success_rate: number | null;
  success_interval: [number, number] | null;
  handoff_ms: Latency;
  init?: Latency;
};

const QUANTILES = ["p50", "p95", "p99"] as const;
/** What every panel has, also one of two in a row: the interval may have a line of its own. */
const TABLE_WIDTH_MIN = 440;

type RateTableProps = {
  what: string;
  rows: readonly Row[];
  none: string;
  withLatency?: boolean;
};

/** What became of parts of some handoffs. */
export function RateTable({ what, rows, none, withLatency = true }: RateTableProps) {
  if (rows.length === 0) return <Text c="dimmed">{none}</Text>;
  const number = styles["number"] ?? "";
  const whole = styles["whole"] ?? "";
  const hasInit = rows.some(({ init }) => init !== undefined);
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table horizontalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{what}</Table.Th>
            <Table.Th className={number}>Handoffs</Table.Th>
            <Table.Th className={number}>Success</Table.Th>
            {withLatency
              ? QUANTILES.map((quantile) => (
                  <Table.Th key={quantile} className={number}>
                    {quantile}
                  </Table.Th>
                ))
              : null}
            {hasInit ? <Table.Th className={number}>Init p95</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Td className={typeof row.label === "string" ? whole : undefined}>
                {row.label}
              </Table.Td>
              <Table.Td className={number}>
                {row.href && row.count > 0 ? (
                  <TextLink href={row.href}>{formatCount(row.count)}</TextLink>
                ) : (
                  formatCount(row.count)
                )}
              </Table.Td>
              <Table.Td className={number}>
                <RateCell figures={row} {...(row.failuresHref ? { href: row.failuresHref } : {})} />
              </Table.Td>
              {withLatency
                ? QUANTILES.map((quantile) => (
                    <Table.Td key={quantile} className={number}>
                      {formatDuration(row.handoff_ms?.[quantile])}
                    </Table.Td>
                  ))
                : null}
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
