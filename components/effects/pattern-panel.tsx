"use client";

import { Table, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { RateCell } from "@/components/shared/rate";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { effectsCache } from "@/lib/client/effects";
import { ratedHrefs } from "@/lib/client/traces-href";
import type { ViewParams } from "@/lib/client/view-params";
import type { PatternStatsDto } from "@/lib/contracts/effects";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount, formatQuantity } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";
import styles from "@/components/shared/numbers.module.css";

const TABLE_WIDTH_MIN = 720;

/** What the seeds say of each pattern's exposure, to read the measured one by. */
const EXPOSURE = {
  push: "Medium: the caller controls the payload",
  pull: "Low: the queue holds a pointer",
  blackboard: "Very low: only a key crosses",
  streaming: "High: all of the context crosses",
} as const;

/** Push, pull, blackboard and streaming side by side. */
export function PatternPanel({ view }: { view: ViewParams }) {
  const { project, range, from, to } = view;
  const { data } = useSuspenseQuery(
    effectsCache.byPattern({ project, range: { range, from, to } }),
  );
  const number = styles["number"] ?? "";
  return (
    <Panel
      title="Patterns side by side"
      description={
        data.items.length === 0
          ? undefined
          : `${formatQuantity(data.without_pattern, "more handoff does not say how it was", "more handoffs do not say how they were")} handed over.`
      }
    >
      {data.items.length === 0 ? (
        <Text c="dimmed">No handoff of this time says how it was handed over.</Text>
      ) : (
        <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Pattern</Table.Th>
                <Table.Th className={number}>Handoffs</Table.Th>
                <Table.Th className={number}>Success</Table.Th>
                <Table.Th className={number}>p50</Table.Th>
                <Table.Th className={number}>p95</Table.Th>
                <Table.Th className={number}>Context</Table.Th>
                <Table.Th className={number}>With a credential</Table.Th>
                <Table.Th>Exposure by design</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map((item) => (
                <PatternRow key={item.pattern} item={item} view={view} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}

function PatternRow({ item, view }: { item: PatternStatsDto["items"][number]; view: ViewParams }) {
  const number = styles["number"] ?? "";
  const [low, high] = item.leak_interval ?? [0, 1];
  const { href, failuresHref } = ratedHrefs([["pattern", item.pattern]], view);
  return (
    <Table.Tr>
      <Table.Th scope="row">{item.pattern}</Table.Th>
      <Table.Td className={number}>
        <TextLink href={href}>{formatCount(item.count)}</TextLink>
      </Table.Td>
      <Table.Td className={number}>
        <RateCell figures={item} href={failuresHref} />
      </Table.Td>
      <Table.Td className={number}>{formatDuration(item.handoff_ms?.p50)}</Table.Td>
      <Table.Td className={number}>{formatDuration(item.handoff_ms?.p95)}</Table.Td>
      <Table.Td className={number}>{formatBytes(item.avg_context_bytes)}</Table.Td>
      <Table.Td className={number}>
        {formatCount(item.leaking)}{" "}
        <small>
          ({formatPercent(low)} – {formatPercent(high)})
        </small>
      </Table.Td>
      <Table.Td>{EXPOSURE[item.pattern]}</Table.Td>
    </Table.Tr>
  );
}
