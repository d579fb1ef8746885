"use client";

import { Table, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { AgentChip } from "@/components/shared/agent-chip";
import { RateCell } from "@/components/shared/rate";
import { Unknown } from "@/components/shared/unknown";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { pairHref } from "@/lib/client/agent-href";
import { pairsCache } from "@/lib/client/pairs";
import { ratedHrefs } from "@/lib/client/traces-href";
import { type ViewParams } from "@/lib/client/view-params";
import type { PairDto } from "@/lib/contracts/pair";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import styles from "./overview.module.css";
import { leastReliable, slowest } from "./rank-pairs";

const TABLE_WIDTH_MIN = 420;

export function PairPanels({ view }: { view: ViewParams }) {
  const { project, range, from, to } = view;
  const { data } = useSuspenseQuery(pairsCache.list(project, { range, from, to }));
  return (
    <div className={styles["split"]}>
      <Panel title="Least reliable pairs" description="By the upper end of the interval.">
        <PairTable
          pairs={leastReliable(data.items)}
          view={view}
          none="Nothing failed in this time."
        />
      </Panel>
      <Panel title="Slowest pairs" description="By the 95th percentile of handoff latency.">
        <PairTable pairs={slowest(data.items)} view={view} none="Nobody reported latency." />
      </Panel>
    </div>
  );
}

type PairTableProps = { pairs: readonly PairDto[]; view: ViewParams; none: string };

function PairTable({ pairs, view, none }: PairTableProps) {
  if (pairs.length === 0) return <Text c="dimmed">{none}</Text>;
  const number = styles["number"] ?? "";
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Pair</Table.Th>
            <Table.Th className={number}>Handoffs</Table.Th>
            <Table.Th className={number}>Success</Table.Th>
            <Table.Th className={number}>p95</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pairs.map((pair) => (
            <Table.Tr key={JSON.stringify([pair.from_agent, pair.to_agent])}>
              <Table.Td>
                <PairLink pair={pair} view={view} />
              </Table.Td>
              <RateCells pair={pair} view={view} />
              <Table.Td className={number}>
                {pair.components.handoff ? (
                  formatDuration(pair.components.handoff.p95)
                ) : (
                  <Unknown what="latency" />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function RateCells({ pair, view }: { pair: PairDto; view: ViewParams }) {
  const { from_agent: from, to_agent: to, count } = pair;
  const number = styles["number"] ?? "";
  const hrefs =
    from === null || to === null
      ? null
      : ratedHrefs(
          [
            ["from", from],
            ["to", to],
          ],
          view,
        );
  return (
    <>
      <Table.Td className={number}>
        {hrefs ? <TextLink href={hrefs.href}>{formatCount(count)}</TextLink> : formatCount(count)}
      </Table.Td>
      <Table.Td className={number}>
        <RateCell figures={pair} {...(hrefs ? { href: hrefs.failuresHref } : {})} />
      </Table.Td>
    </>
  );
}

function PairLink({ pair, view }: { pair: PairDto; view: ViewParams }) {
  const { from_agent: from, to_agent: to } = pair;
  const names = (
    <>
      <AgentChip name={from} /> <span aria-label="to">→</span> <AgentChip name={to} />
    </>
  );
  if (from === null || to === null) return names;
  return <TextLink href={pairHref({ from, to }, view)}>{names}</TextLink>;
}
