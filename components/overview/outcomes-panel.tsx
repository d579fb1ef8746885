"use client";

import { Table } from "@mantine/core";
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
import { CHART_TICK, CHART_TOOLTIP } from "@/components/shared/chart-look";
import { Instant } from "@/components/shared/instant";
import { MarkerList } from "@/components/shared/markers/marker-list";
import { stepLines } from "@/components/shared/markers/step-lines";
import { useMarkers } from "@/components/shared/markers/use-markers";
import { VisibleText } from "@/components/shared/visible-text";
import { Panel } from "@/components/ui/panel";
import type { OverviewDto } from "@/lib/contracts/stats";
import { placeMarkers } from "@/lib/domain/markers/place-markers";
import { formatCount } from "@/lib/format/count";
import styles from "./overview.module.css";

const HEIGHT_PX = 240;
const OUTCOMES = [
  { key: "succeeded", label: "Succeeded", fill: "var(--tone-succeeded-line)" },
  { key: "failed", label: "Failed or rejected", fill: "var(--tone-failed-line)" },
  { key: "incomplete", label: "Incomplete", fill: "var(--tone-incomplete-line)" },
  { key: "open", label: "In flight or waiting", fill: "var(--tone-in-flight-line)" },
] as const;
const TIME = new Intl.DateTimeFormat("en-US", {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const TABLE_WIDTH_MIN = 520;

export function OutcomesPanel({ overview }: { overview: OverviewDto }) {
  const markers = useMarkers();
  const points = overview.steps.map((step) => ({
    ...step,
    label: TIME.format(Date.parse(step.at)),
  }));
  const marked = placeMarkers(
    overview.steps.map(({ at }) => at),
    markers.items,
  );
  return (
    <Panel title="Outcomes over time" description="How the handoffs begun in each step ended.">
      <div aria-hidden>
        <ResponsiveContainer width="100%" height={HEIGHT_PX}>
          <BarChart data={points} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--border)" vertical={false} />
            <XAxis dataKey="label" tick={CHART_TICK} minTickGap={48} />
            <YAxis tick={CHART_TICK} width={48} allowDecimals={false} />
            <Tooltip cursor={{ fill: "var(--surface-hover)" }} {...CHART_TOOLTIP} />
            <Legend wrapperStyle={{ fontSize: 12 }} />
            {OUTCOMES.map(({ key, label, fill }) => (
              <Bar
                key={key}
                dataKey={key}
                name={label}
                stackId="outcomes"
                fill={fill}
                isAnimationActive={false}
              />
            ))}
            {stepLines(points, markers.items)}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <MarkerList markers={markers} />
      <details>
        <summary>As a table</summary>
        <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>From</Table.Th>
                {OUTCOMES.map(({ key, label }) => (
                  <Table.Th key={key} className={styles["number"] ?? ""}>
                    {label}
                  </Table.Th>
                ))}
                <Table.Th>Markers</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {overview.steps.map((step, index) => (
                <Table.Tr key={step.at}>
                  <Table.Td>
                    <Instant at={step.at} />
                  </Table.Td>
                  {OUTCOMES.map(({ key }) => (
                    <Table.Td key={key} className={styles["number"] ?? ""}>
                      {formatCount(step[key])}
                    </Table.Td>
                  ))}
                  <Table.Td>
                    <VisibleText
                      text={(marked.get(index) ?? []).map(({ title }) => title).join(", ")}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </details>
    </Panel>
  );
}
