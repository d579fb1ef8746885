"use client";

import { Skeleton, Table, Text } from "@mantine/core";
import { IconArrowUpRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { Unknown } from "@/components/shared/unknown";
import { pairsCache } from "@/lib/client/pairs";
import { useViewParams } from "@/lib/client/use-view-params";
import type { HandoffDto } from "@/lib/contracts/handoff";
import type { PairLatencyDto, Quantiles, TimedComponent } from "@/lib/contracts/pair";
import { formatQuantity } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { hasMadeUpTimes, MADE_UP_TIMES_HINT } from "@/lib/format/made-up-times";
import styles from "./inspector.module.css";
import { isUnusual, type LatencyPart, prepareLatency } from "./prepare-latency";

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
  const { from_agent: from, to_agent: to } = handoff;
  return (
    <div className={styles["tab"]}>
      {from === null || to === null ? (
        <LatencyTable handoff={handoff} pair={undefined} />
      ) : (
        <BesidePair handoff={handoff} from={from} to={to} />
      )}
      {handoff.flags.includes("clock_skew") ? (
        <Text size="xs" c="dimmed">
          The clocks of sender and receiver disagree: a component that came out negative is shown as
          unknown.
        </Text>
      ) : null}
    </div>
  );
}

/** The handoff's own times wait for nothing; what is usual comes beside them. */
function BesidePair({ handoff, from, to }: { handoff: HandoffDto; from: string; to: string }) {
  const [{ project }] = useViewParams();
  const pair = useQuery(pairsCache.latency({ project, from, to }));
  return (
    <>
      <LatencyTable handoff={handoff} pair={pair.data} />
      {pair.isError ? (
        <ProblemAlert
          problem={pair.error}
          title="What is usual for this pair could not be read"
          onRetry={() => void pair.refetch()}
          isRetrying={pair.isFetching}
        />
      ) : null}
      {pair.data ? (
        <Text size="xs" c="dimmed">
          p50 and p95: of the latest {formatQuantity(pair.data.count, "handoff")} between these two
          agents.
        </Text>
      ) : null}
    </>
  );
}

type LatencyTableProps = { handoff: HandoffDto; pair: PairLatencyDto | undefined };

function LatencyTable({ handoff, pair }: LatencyTableProps) {
  const { rows, bars, totalMs, executionMs } = prepareLatency(handoff.timing);
  const unexplained = bars.find(({ part }) => part === "unexplained");
  const usual = (component: TimedComponent) => pair?.components[component];
  return (
    <>
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
            <Table.Th ta="right" className={styles["duration"] ?? ""}>
              Pair p50
            </Table.Th>
            <Table.Th ta="right" className={styles["duration"] ?? ""}>
              Pair p95
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ part, label, ms }) => (
            <DurationRow
              key={part}
              part={part}
              label={label}
              ms={ms}
              usual={part === "unexplained" ? undefined : usual(part)}
            />
          ))}
          {unexplained ? <DurationRow {...unexplained} usual={undefined} /> : null}
          <DurationRow label="Handoff latency" ms={totalMs} usual={usual("handoff")} isTotal />
          <DurationRow
            part="execution"
            label="Execution, after the handoff"
            ms={executionMs}
            usual={usual("execution")}
          />
        </Table.Tbody>
      </Table>
    </>
  );
}

type DurationRowProps = {
  part?: LatencyPart | "execution";
  label: string;
  ms: number | null;
  usual: Quantiles | undefined;
  isTotal?: boolean;
};

function DurationRow({ part, label, ms, usual, isTotal = false }: DurationRowProps) {
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
      <Table.Td ta="right" className={styles["duration"] ?? ""}>
        {ms === null ? <Text c="dimmed">unknown</Text> : formatDuration(ms)}
        {isUnusual(ms, usual) ? <AboveUsual /> : null}
      </Table.Td>
      <UsualCell ms={usual?.p50} what="p50" />
      <UsualCell ms={usual?.p95} what="p95" />
    </Table.Tr>
  );
}

function AboveUsual() {
  return (
    <span className={styles["unusual"]}>
      <IconArrowUpRight size={12} aria-hidden />
      above p95
    </span>
  );
}

function UsualCell({ ms, what }: { ms: number | undefined; what: string }) {
  return (
    <Table.Td ta="right" className={styles["duration"] ?? ""}>
      {ms === undefined ? <Unknown what={what} /> : formatDuration(ms)}
    </Table.Td>
  );
}
