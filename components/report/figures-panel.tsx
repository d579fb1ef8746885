import { Table, Text } from "@mantine/core";
import { Panel } from "@/components/ui/panel";
import type { ReportDto } from "@/lib/contracts/report";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";
import styles from "./report.module.css";

/** The totals, and what to know of the published ones. */
export function FiguresPanel({ report: { figures, published } }: { report: ReportDto }) {
  const number = styles["number"] ?? "";
  const rows: [string, string, string][] = [
    ["Handoffs", formatCount(figures.handoffs), formatCount(published.handoffs)],
    ["Traces", formatCount(figures.traces), formatCount(published.traces)],
    ["Success", formatPercent(figures.success_rate), formatPercent(published.success_rate)],
    ["Failed", formatPercent(figures.failure_rate), formatPercent(published.failure_rate)],
    [
      "Incomplete",
      formatPercent(figures.incomplete_rate),
      formatPercent(published.incomplete_rate),
    ],
    [
      "Context loss among failures",
      formatPercent(figures.context_loss_share_of_failures),
      formatPercent(published.context_loss_share_of_failures),
    ],
    ...(["p50", "p95", "p99"] as const).map((name): [string, string, string] => [
      `Handoff latency ${name}`,
      formatDuration(figures.handoff_ms?.[name]),
      formatDuration(published.handoff_ms[name]),
    ]),
  ];
  return (
    <Panel title="Overall">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Figure</Table.Th>
            <Table.Th className={number}>Here</Table.Th>
            <Table.Th className={number}>Case study</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([name, here, there]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td className={number}>{here}</Table.Td>
              <Table.Td className={number}>{there}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed">
        The published success columns contradict each other: weighted by size they give{" "}
        {formatPercent(published.success_implied_by_size)}, weighted by type{" "}
        {formatPercent(published.success_implied_by_type)}. No set of handoffs can meet both.
      </Text>
    </Panel>
  );
}
