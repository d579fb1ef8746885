import { Table } from "@mantine/core";
import type { Route } from "next";
import { RateCell } from "@/components/shared/rate";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { ReportDto } from "@/lib/contracts/report";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";
import styles from "./report.module.css";

type Row = Omit<ReportDto["by_size"][number], "bucket"> & {
  key: string;
  href: Route;
  failuresHref: Route;
};

const TABLE_WIDTH_MIN = 640;

/** One table of the case study: here, and as it was published. */
export function RowsPanel({
  title,
  what,
  rows,
}: {
  title: string;
  what: string;
  rows: readonly Row[];
}) {
  const number = styles["number"] ?? "";
  return (
    <Panel title={title}>
      <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{what}</Table.Th>
              <Table.Th className={number}>Handoffs</Table.Th>
              <Table.Th className={number}>Success</Table.Th>
              <Table.Th className={number}>Mean latency</Table.Th>
              <Table.Th className={number}>Published</Table.Th>
              <Table.Th className={number}>Published success</Table.Th>
              <Table.Th className={number}>Published mean</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ key, published, href, failuresHref, ...row }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row">{key}</Table.Th>
                <Table.Td className={number}>
                  <TextLink href={href}>{formatCount(row.count)}</TextLink>
                </Table.Td>
                <Table.Td className={number}>
                  <RateCell figures={row} href={failuresHref} />
                </Table.Td>
                <Table.Td className={number}>{formatDuration(row.avg_handoff_ms)}</Table.Td>
                <Table.Td className={number}>{formatCount(published.count)}</Table.Td>
                <Table.Td className={number}>{formatPercent(published.success_rate)}</Table.Td>
                <Table.Td className={number}>{formatDuration(published.avg_handoff_ms)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}
