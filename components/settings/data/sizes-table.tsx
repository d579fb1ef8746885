import { Stack, Table, Text } from "@mantine/core";
import { Instant } from "@/components/shared/instant";
import type { DataDto } from "@/lib/contracts/data-life";
import { formatBytes } from "@/lib/format/bytes";
import { formatQuantity } from "@/lib/format/count";
import { formatPercent } from "@/lib/format/percent";

const ROWS_MAX = 12;
const WHAT: Record<string, string> = {
  payload: "contexts and messages",
  span: "spans",
  event: "events of handoffs",
  handoff: "handoffs",
  trace: "traces",
  search_document: "the search index",
  rollup: "figures by hour, day and week",
  task: "work of the runtime",
  audit_entry: "the audit log",
  search_pending: "what the search index has yet to read",
  fact_loss: "facts that were lost",
  handoff_gap: "context gaps",
  finding: "findings",
  dirty_hour: "hours to be counted anew",
  dirty_week: "weeks to be added up anew",
  gap_day: "context gaps by day",
  dirty_gap_day: "days of gaps to be added up anew",
  finding_day: "findings by day",
  loss_day: "facts that were lost, by day",
  dirty_found_day: "days of findings to be added up anew",
  change: "what open pages are told",
  approval: "approvals",
  run_event: "events of runs",
  blackboard_version: "the blackboard",
  ingest_reject: "input that was refused",
  agent: "agents",
};

export function SizesTable({ data }: { data: DataDto }) {
  const shown = data.sizes.slice(0, ROWS_MAX);
  return (
    <Stack gap="sm">
      <Text>
        {formatBytes(data.database_bytes)} in all. This project has{" "}
        {formatQuantity(data.traces, "trace")}
        {data.oldest_at === null ? (
          "."
        ) : (
          <>
            {" "}
            since <Instant at={data.oldest_at} />.
          </>
        )}
      </Text>
      <Table.ScrollContainer minWidth={360}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Table</Table.Th>
              <Table.Th>Holds</Table.Th>
              <Table.Th ta="right">Size</Table.Th>
              <Table.Th ta="right">Share</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ name, bytes }) => (
              <Table.Tr key={name}>
                <Table.Td ff="monospace">{name}</Table.Td>
                <Table.Td>{WHAT[name] ?? ""}</Table.Td>
                <Table.Td ta="right">{formatBytes(bytes)}</Table.Td>
                <Table.Td ta="right">{formatPercent(bytes / data.database_bytes)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
