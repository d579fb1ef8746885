import { Table, Text } from "@mantine/core";
import type { Route } from "next";
import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { CONTEXT_LOSS_TERMS } from "@/lib/client/context-loss-terms";
import { bound, type Terms, tracesHref } from "@/lib/client/traces-href";
import type { ViewParams } from "@/lib/client/view-params";
import type { ReportDto } from "@/lib/contracts/report";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { mayStillGrow } from "@/lib/format/looked-through";
import { formatPercent } from "@/lib/format/percent";
import styles from "./report.module.css";

type FiguresPanelProps = { report: ReportDto; view: ViewParams };
type Row = { name: string; here: ReactNode; there: string };

/** The totals, and what to know of the published ones. */
export function FiguresPanel({ report, view }: FiguresPanelProps) {
  const { published, pending_traces: pending } = report;
  const number = styles["number"] ?? "";
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
          {figureRows(report, view).map(({ name, here, there }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td className={number}>{here}</Table.Td>
              <Table.Td className={number}>{there}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {pending === 0 ? null : (
        <Text size="sm" c="dimmed">
          Context loss {mayStillGrow(pending)}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        The published success columns contradict each other: weighted by size they give{" "}
        {formatPercent(published.success_implied_by_size)}, weighted by type{" "}
        {formatPercent(published.success_implied_by_type)}. No set of handoffs can meet both.
      </Text>
    </Panel>
  );
}

const ALL: Terms = [["handoffs", bound(">", 0)]];
/** Each leads to the handoffs that it counts; success to those that it misses. */
const RATES = [
  ["Success", "success_rate", [["outcome", "failed", "rejected", "incomplete"]]],
  ["Failed", "failure_rate", [["outcome", "failed", "rejected"]]],
  ["Incomplete", "incomplete_rate", [["outcome", "incomplete"]]],
  ["Context loss among failures", "context_loss_share_of_failures", CONTEXT_LOSS_TERMS],
] as const satisfies readonly (readonly [string, keyof ReportDto["figures"], Terms])[];

function figureRows({ figures, published }: ReportDto, view: ViewParams): Row[] {
  const link = (terms: Terms, text: string) => linkTo(tracesHref(terms, view), text);
  return [
    ...(["handoffs", "traces"] as const).map((name) => ({
      name: name === "handoffs" ? "Handoffs" : "Traces",
      here: link(ALL, formatCount(figures[name])),
      there: formatCount(published[name]),
    })),
    ...RATES.map(([name, key, terms]) => ({
      name,
      here: figures[key] === null ? "—" : link(terms, formatPercent(figures[key])),
      there: formatPercent(published[key]),
    })),
    ...(["p50", "p95", "p99"] as const).map((name) => ({
      name: `Handoff latency ${name}`,
      here: formatDuration(figures.handoff_ms?.[name]),
      there: formatDuration(published.handoff_ms[name]),
    })),
  ];
}

function linkTo(href: Route, text: string): ReactNode {
  return <TextLink href={href}>{text}</TextLink>;
}
