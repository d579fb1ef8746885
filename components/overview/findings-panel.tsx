"use client";

import { Table, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { SeverityBadge } from "@/components/shared/severity-badge";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { type StatsKey, statsCache } from "@/lib/client/stats";
import { type ViewParams, viewHref } from "@/lib/client/view-params";
import { formatCount } from "@/lib/format/count";
import { formatFindingKind } from "@/lib/format/finding-kind";
import { describeOpenFindings, nothingFound } from "@/lib/format/looked-through";
import styles from "./overview.module.css";

const SHOWN = 8;
const TABLE_WIDTH_MIN = 420;

export function FindingsPanel({ of, view }: { of: StatsKey; view: ViewParams }) {
  const { data } = useSuspenseQuery(statsCache.findings(of));
  return (
    <Panel title="Top findings" description={describeOpenFindings(data.pending_traces)}>
      {data.items.length === 0 ? (
        <Text c="dimmed">{nothingFound(data.pending_traces)}</Text>
      ) : (
        <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Finding</Table.Th>
                <Table.Th>Severity</Table.Th>
                <Table.Th className={styles["number"] ?? ""}>Found</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.slice(0, SHOWN).map(({ kind, severity, count, traces }) => (
                <Table.Tr key={kind}>
                  <Table.Td>
                    <TextLink href={viewHref(`/findings?kind=${kind}`, view)}>
                      {formatFindingKind(kind)}
                    </TextLink>
                  </Table.Td>
                  <Table.Td>
                    <SeverityBadge severity={severity} />
                  </Table.Td>
                  <Table.Td className={styles["number"] ?? ""}>
                    {formatCount(count)} in {formatCount(traces)}{" "}
                    {traces === 1 ? "trace" : "traces"}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}
