"use client";

import { Skeleton, Table, Text } from "@mantine/core";
import dynamic from "next/dynamic";
import { RateCell } from "@/components/shared/rate";
import { Panel } from "@/components/ui/panel";
import type { PairDetailDto } from "@/lib/contracts/pair";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { PART_LABELS, PARTS, QUANTILES, ROWS } from "./parts";
import styles from "@/components/shared/numbers.module.css";

const HEIGHT_PX = 190;
const TABLE_WIDTH_MIN = 420;
const ComponentsChart = dynamic(
  () => import("./components-chart").then((module) => module.ComponentsChart),
  { ssr: false, loading: () => <Skeleton h={HEIGHT_PX} /> },
);

/** Where the time of a handoff goes, typically and at worst. The bars stack quantiles of parts. */
export function ComponentsPanel({ pair }: { pair: PairDetailDto }) {
  const shown = PARTS.filter((part) => pair.components[part]);
  return (
    <Panel
      title="Latency by part"
      description={
        <>
          {formatCount(pair.count)} handoffs, success <RateCell figures={pair} />, context{" "}
          {formatBytes(pair.avg_context_bytes)} on average. Quantiles of parts do not add up to the
          quantile of the whole.
        </>
      }
    >
      {shown.length > 0 ? (
        <div aria-hidden>
          <ComponentsChart pair={pair} parts={shown} height={HEIGHT_PX} />
        </div>
      ) : null}
      <ComponentsTable pair={pair} />
    </Panel>
  );
}

function ComponentsTable({ pair }: { pair: PairDetailDto }) {
  const number = styles["number"] ?? "";
  const rows = ROWS.filter((part) => pair.components[part]);
  if (rows.length === 0) return <Text c="dimmed">Nobody reported how long its parts took.</Text>;
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Part</Table.Th>
            {QUANTILES.map((quantile) => (
              <Table.Th key={quantile} className={number}>
                {quantile}
              </Table.Th>
            ))}
            <Table.Th className={number}>Reported</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((part) => (
            <Table.Tr key={part}>
              <Table.Td>{PART_LABELS[part]}</Table.Td>
              {QUANTILES.map((quantile) => (
                <Table.Td key={quantile} className={number}>
                  {formatDuration(pair.components[part]?.[quantile])}
                </Table.Td>
              ))}
              <Table.Td className={number}>{formatCount(pair.components[part]?.n)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
