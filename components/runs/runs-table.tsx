import { Table } from "@mantine/core";
import { Instant } from "@/components/shared/instant";
import { ShortId } from "@/components/shared/short-id";
import { TextLink } from "@/components/ui/link-button";
import { ToneBadge } from "@/components/ui/tone-badge";
import { traceHref, type ViewParams, viewHref } from "@/lib/client/view-params";
import type { RunSummaryDto } from "@/lib/contracts/run";
import { RUN_LOOKS } from "./run-look";

const TABLE_WIDTH_MIN = 640;

export function RunsTable({ runs, view }: { runs: readonly RunSummaryDto[]; view: ViewParams }) {
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN} w="100%">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Workflow</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th>Started</Table.Th>
            <Table.Th>By</Table.Th>
            <Table.Th>Run</Table.Th>
            <Table.Th>Trace</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => {
            const { label, tone, icon } = RUN_LOOKS[run.status];
            return (
              <Table.Tr key={run.id}>
                <Table.Td>
                  <TextLink href={viewHref(`/runs/${encodeURIComponent(run.id)}`, view)} fw={500}>
                    {run.workflow}
                  </TextLink>
                </Table.Td>
                <Table.Td>
                  <ToneBadge tone={tone} icon={icon} plain>
                    {label}
                  </ToneBadge>
                </Table.Td>
                <Table.Td>
                  <Instant at={run.started_at} />
                </Table.Td>
                <Table.Td>
                  <bdi>{run.started_by ?? "unknown"}</bdi>
                </Table.Td>
                <Table.Td>
                  <ShortId id={run.id} what="run id" />
                </Table.Td>
                <Table.Td>
                  <TextLink href={traceHref(run.trace_id, view)}>Open</TextLink>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
