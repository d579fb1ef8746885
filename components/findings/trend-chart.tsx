"use client";

import { Table } from "@mantine/core";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { AsTable } from "@/components/shared/as-table";
import { CHART_TICK, CHART_TOOLTIP } from "@/components/shared/chart-look";
import { Instant } from "@/components/shared/instant";
import { MarkerList } from "@/components/shared/markers/marker-list";
import { stepLines } from "@/components/shared/markers/step-lines";
import { useMarkers } from "@/components/shared/markers/use-markers";
import { formatCount } from "@/lib/format/count";
import styles from "./findings.module.css";

const HEIGHT_PX = 140;
const TIME = new Intl.DateTimeFormat("en-US", {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** How often it was found over time; the table says the same. */
export function TrendChart({
  steps,
  counts,
}: {
  steps: readonly string[];
  counts: readonly number[];
}) {
  const markers = useMarkers();
  const points = steps.map((at, index) => ({
    at,
    label: TIME.format(Date.parse(at)),
    count: counts[index] ?? 0,
  }));
  return (
    <>
      <div aria-hidden>
        <ResponsiveContainer width="100%" height={HEIGHT_PX}>
          <BarChart data={points} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--border)" vertical={false} />
            <XAxis dataKey="label" tick={CHART_TICK} minTickGap={48} />
            <YAxis tick={CHART_TICK} width={36} allowDecimals={false} />
            <Tooltip cursor={{ fill: "var(--surface-hover)" }} {...CHART_TOOLTIP} />
            <Bar
              dataKey="count"
              name="Found"
              fill="var(--tone-failed-line)"
              isAnimationActive={false}
            />
            {stepLines(points, markers.items)}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <MarkerList markers={markers} />
      <AsTable>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>From</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Found</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {points.map(({ at, count }) => (
              <Table.Tr key={at}>
                <Table.Td>
                  <Instant at={at} />
                </Table.Td>
                <Table.Td className={styles["number"] ?? ""}>{formatCount(count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </AsTable>
    </>
  );
}
