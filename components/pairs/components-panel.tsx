"use client";

import { Table, Text } from "@mantine/core";
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { RateCell } from "@/components/shared/rate";
import { Panel } from "@/components/ui/panel";
import type { PairDetailDto } from "@/lib/contracts/pair";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { CHART_TICK, CHART_TOOLTIP } from "@/components/shared/chart-look";
import styles from "@/components/shared/numbers.module.css";

const PARTS = ["routing", "serialization", "network", "init", "deserialization"] as const;
const ROWS = [...PARTS, "handoff", "execution"] as const;
const QUANTILES = ["p50", "p95", "p99"] as const;
const LABELS: Record<(typeof ROWS)[number], string> = {
  routing: "Routing",
  serialization: "Serialization",
  network: "Network",
  init: "Init",
  deserialization: "Deserialization",
  handoff: "Handoff latency",
  execution: "Execution",
};
const HEIGHT_PX = 190;

/** Where the time of a handoff goes, typically and at worst. The bars stack quantiles of parts. */
export function ComponentsPanel({ pair }: { pair: PairDetailDto }) {
  const shown = PARTS.filter((part) => pair.components[part]);
  const bars = QUANTILES.map((quantile) => ({
    quantile,
    ...Object.fromEntries(shown.map((part) => [part, pair.components[part]?.[quantile] ?? 0])),
  }));
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
          <ResponsiveContainer width="100%" height={HEIGHT_PX}>
            <BarChart data={bars} layout="vertical" accessibilityLayer={false}>
              <CartesianGrid stroke="var(--border)" horizontal={false} />
              <XAxis type="number" tickFormatter={formatDuration} tick={CHART_TICK} />
              <YAxis type="category" dataKey="quantile" tick={CHART_TICK} width={40} />
              <Tooltip
                cursor={false}
                formatter={(value) => formatDuration(Number(value))}
                {...CHART_TOOLTIP}
              />
              <Legend wrapperStyle={{ fontSize: 12 }} />
              {shown.map((part) => (
                <Bar
                  key={part}
                  dataKey={part}
                  name={LABELS[part]}
                  stackId="parts"
                  fill={`var(--latency-${part})`}
                  isAnimationActive={false}
                />
              ))}
            </BarChart>
          </ResponsiveContainer>
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
            <Table.Td>{LABELS[part]}</Table.Td>
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
  );
}
