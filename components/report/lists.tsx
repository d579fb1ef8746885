import { Table, Text } from "@mantine/core";
import { RateCell } from "@/components/shared/rate";
import { SeverityBadge } from "@/components/shared/severity-badge";
import { VisibleText } from "@/components/shared/visible-text";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { ratedHrefs, tracesHref } from "@/lib/client/traces-href";
import type { ViewParams } from "@/lib/client/view-params";
import type { ReportDto } from "@/lib/contracts/report";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { formatFindingKind } from "@/lib/format/finding-kind";
import { describeOpenFindings, nothingFound } from "@/lib/format/looked-through";
import styles from "./report.module.css";

const number = styles["number"] ?? "";
const TABLE_WIDTH_MIN = 460;

type TableProps = { report: ReportDto; view: ViewParams };

export function ReasonsTable({ report, view }: TableProps) {
  if (report.reasons.length === 0) {
    return <Panel title="Why work was handed off">No handoff of this time says why.</Panel>;
  }
  return (
    <Panel
      title="Why work was handed off"
      description={`${formatCount(report.without_reason)} more gave no reason.`}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Reason</Table.Th>
            <Table.Th className={number}>Handoffs</Table.Th>
            <Table.Th className={number}>Published</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.reasons.map(({ reason, count, published_count }) => (
            <Table.Tr key={reason}>
              <Table.Th scope="row">
                <VisibleText text={reason.replaceAll("_", " ")} />
              </Table.Th>
              <Table.Td className={number}>
                <TextLink href={tracesHref([["reason", reason]], view)}>
                  {formatCount(count)}
                </TextLink>
              </Table.Td>
              <Table.Td className={number}>{formatCount(published_count)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}

export function PatternsTable({ report: { patterns }, view }: TableProps) {
  return (
    <Panel title="Patterns">
      {patterns.length === 0 ? (
        <Text c="dimmed">No handoff of this time says how it was handed over.</Text>
      ) : (
        <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Pattern</Table.Th>
                <Table.Th className={number}>Handoffs</Table.Th>
                <Table.Th className={number}>Success</Table.Th>
                <Table.Th className={number}>p95</Table.Th>
                <Table.Th className={number}>With a credential</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {patterns.map((row) => (
                <Table.Tr key={row.pattern}>
                  <Table.Th scope="row">{row.pattern}</Table.Th>
                  <Table.Td className={number}>
                    <TextLink href={tracesHref([["pattern", row.pattern]], view)}>
                      {formatCount(row.count)}
                    </TextLink>
                  </Table.Td>
                  <Table.Td className={number}>
                    <RateCell
                      figures={row}
                      href={ratedHrefs([["pattern", row.pattern]], view).failuresHref}
                    />
                  </Table.Td>
                  <Table.Td className={number}>{formatDuration(row.handoff_ms?.p95)}</Table.Td>
                  <Table.Td className={number}>{formatCount(row.leaking)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}

export function FindingsTable({ report: { findings, pending_traces }, view }: TableProps) {
  return (
    <Panel title="Open findings" description={describeOpenFindings(pending_traces)}>
      {findings.length === 0 ? (
        <Text c="dimmed">{nothingFound(pending_traces)}</Text>
      ) : (
        <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Finding</Table.Th>
                <Table.Th>Severity</Table.Th>
                <Table.Th className={number}>Found</Table.Th>
                <Table.Th className={number}>Traces</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {findings.map(({ kind, severity, count, traces }) => (
                <Table.Tr key={kind}>
                  <Table.Th scope="row">{formatFindingKind(kind)}</Table.Th>
                  <Table.Td>
                    <SeverityBadge severity={severity} />
                  </Table.Td>
                  <Table.Td className={number}>{formatCount(count)}</Table.Td>
                  <Table.Td className={number}>
                    <TextLink href={tracesHref([["finding", kind]], view)}>
                      {formatCount(traces)}
                    </TextLink>
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
