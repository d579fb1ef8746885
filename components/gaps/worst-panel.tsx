import { Group, Table } from "@mantine/core";
import { AgentChip } from "@/components/shared/agent-chip";
import { Instant } from "@/components/shared/instant";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { handoffHref, type ViewParams } from "@/lib/client/view-params";
import type { GapsDto } from "@/lib/contracts/gaps";
import { formatPercent } from "@/lib/format/percent";
import styles from "./gaps.module.css";

const TABLE_WIDTH_MIN = 640;

export function WorstPanel({
  examples,
  view,
}: {
  examples: GapsDto["examples"];
  view: ViewParams;
}) {
  if (examples.length === 0) return null;
  return (
    <Panel title="Worst handoffs" description="Open one to see fact by fact what did not arrive.">
      <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Handoff</Table.Th>
              <Table.Th>When</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Facts lost</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Share lost</Table.Th>
              <Table.Th>Trace</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {examples.map((gap) => (
              <Table.Tr key={`${gap.trace_id} ${gap.handoff_id}`}>
                <Table.Td>
                  <Group gap={6} wrap="nowrap">
                    <AgentChip name={gap.from_agent} />
                    <span aria-label="to">→</span>
                    <AgentChip name={gap.to_agent} />
                  </Group>
                </Table.Td>
                <Table.Td>
                  <Instant at={gap.started_at} />
                </Table.Td>
                <Table.Td className={styles["number"] ?? ""}>{gap.lost}</Table.Td>
                <Table.Td className={styles["number"] ?? ""}>
                  {formatPercent(gap.gap_score)}
                </Table.Td>
                <Table.Td>
                  <TextLink
                    href={handoffHref({ traceId: gap.trace_id, handoffId: gap.handoff_id }, view)}
                  >
                    {gap.trace_id}
                  </TextLink>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}
