import { Table, Text } from "@mantine/core";
import { AgentChip } from "@/components/shared/agent-chip";
import { TextLink } from "@/components/ui/link-button";
import { ToneBadge } from "@/components/ui/tone-badge";
import { handoffHref, type ViewParams } from "@/lib/client/view-params";
import type { RunDto } from "@/lib/contracts/run";
import { STAGE_LOOKS } from "./run-look";

const TABLE_WIDTH_MIN = 560;

export function StagesTable({ run, view }: { run: RunDto; view: ViewParams }) {
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Stage</Table.Th>
            <Table.Th>To</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Attempts</Table.Th>
            <Table.Th>Handoff</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {run.stages.map((stage) => {
            const { label, tone, icon } = STAGE_LOOKS[stage.state];
            const at = { traceId: run.trace_id, handoffId: stage.handoff_id ?? "" };
            return (
              <Table.Tr key={stage.id}>
                <Table.Td fw={500}>{stage.id}</Table.Td>
                <Table.Td>
                  <AgentChip name={stage.target} />
                </Table.Td>
                <Table.Td>
                  <ToneBadge tone={tone} icon={icon} plain>
                    {label}
                  </ToneBadge>
                  {stage.error ? (
                    <Text size="xs" c="dimmed">
                      {stage.error.type}: <bdi>{stage.error.message}</bdi>
                    </Text>
                  ) : null}
                </Table.Td>
                <Table.Td>{stage.attempt}</Table.Td>
                <Table.Td>
                  {stage.handoff_id === null ? null : (
                    <TextLink href={handoffHref(at, view)}>Open</TextLink>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
