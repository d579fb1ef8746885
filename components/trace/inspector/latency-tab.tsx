"use client";

import { Skeleton, Table, Text } from "@mantine/core";
import dynamic from "next/dynamic";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { formatDuration } from "@/lib/format/duration";
import { hasMadeUpTimes, MADE_UP_TIMES_HINT } from "@/lib/format/made-up-times";
import styles from "./inspector.module.css";
import { type LatencyPart, prepareLatency } from "./prepare-latency";

const LatencyChart = dynamic(
  () => import("./latency-chart").then((module) => module.LatencyChart),
  { ssr: false, loading: () => <Skeleton h={72} /> },
);

export function LatencyTab({ handoff }: { handoff: HandoffDto }) {
  if (hasMadeUpTimes(handoff)) {
    return (
      <Text c="dimmed" className={styles["tab"] ?? ""}>
        {MADE_UP_TIMES_HINT}
      </Text>
    );
  }
  const { rows, bars, totalMs, executionMs } = prepareLatency(handoff.timing);
  return (
    <div className={styles["tab"]}>
      {bars.length > 0 ? (
        <LatencyChart bars={bars} />
      ) : (
        <Text c="dimmed">
          The sender reported no times. Add <code>timing</code> to <code>handoff_initiated</code>{" "}
          and send <code>handoff_received</code> when the context has arrived.
        </Text>
      )}
      <Table aria-label="Latency of this handoff by component">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Component</Table.Th>
            <Table.Th ta="right">Duration</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ part, label, ms }) => (
            <DurationRow key={part} part={part} label={label} ms={ms} />
          ))}
          {bars.map(({ part, label, ms }) =>
            part === "unexplained" ? (
              <DurationRow key={part} part={part} label={label} ms={ms} />
            ) : null,
          )}
          <DurationRow label="Handoff latency" ms={totalMs} isTotal />
          <DurationRow part="execution" label="Execution, after the handoff" ms={executionMs} />
        </Table.Tbody>
      </Table>
      {handoff.flags.includes("clock_skew") ? (
        <Text size="xs" c="dimmed">
          The clocks of sender and receiver disagree: a component that came out negative is shown as
          unknown.
        </Text>
      ) : null}
    </div>
  );
}

type DurationRowProps = {
  part?: LatencyPart | "execution";
  label: string;
  ms: number | null;
  isTotal?: boolean;
};

function DurationRow({ part, label, ms, isTotal = false }: DurationRowProps) {
  const color = part === "unexplained" ? "var(--border-strong)" : `var(--latency-${part})`;
  return (
    <Table.Tr fw={isTotal ? 600 : 400}>
      <Table.Td>
        <span
          className={styles["swatch"]}
          style={{ background: part === undefined ? "transparent" : color }}
          aria-hidden
        />
        {label}
      </Table.Td>
      <Table.Td ta="right">
        {ms === null ? <Text c="dimmed">unknown</Text> : formatDuration(ms)}
      </Table.Td>
    </Table.Tr>
  );
}
