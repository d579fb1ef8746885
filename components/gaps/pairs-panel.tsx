import { Group, Table } from "@mantine/core";
import { AgentChip } from "@/components/shared/agent-chip";
import { Panel } from "@/components/ui/panel";
import type { GapsDto } from "@/lib/contracts/gaps";
import { formatCount } from "@/lib/format/count";
import { formatPercent } from "@/lib/format/percent";
import styles from "./gaps.module.css";

const TABLE_WIDTH_MIN = 640;

export function PairsPanel({ pairs }: { pairs: GapsDto["pairs"] }) {
  if (pairs.length === 0) {
    return <Panel title="Worst pairs">No pair of agents lost anything in this time.</Panel>;
  }
  return (
    <Panel
      title="Worst pairs"
      description="By the share of the context that did not arrive; the interval holds the true rate with 95 % confidence."
    >
      <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>From → to</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Handoffs</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>With loss</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Interval</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Lost in transfer</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pairs.map((pair) => (
              <Table.Tr key={JSON.stringify([pair.from_agent, pair.to_agent])}>
                <Table.Td>
                  <Group gap={6} wrap="nowrap">
                    <AgentChip name={pair.from_agent} />
                    <span aria-label="to">→</span>
                    <AgentChip name={pair.to_agent} />
                  </Group>
                </Table.Td>
                <Table.Td className={styles["number"] ?? ""}>{formatCount(pair.handoffs)}</Table.Td>
                <Table.Td className={styles["number"] ?? ""}>
                  {formatPercent(pair.with_loss / pair.handoffs)}
                </Table.Td>
                <Table.Td className={styles["number"] ?? ""}>
                  {formatPercent(pair.loss_interval[0])} – {formatPercent(pair.loss_interval[1])}
                </Table.Td>
                <Table.Td className={styles["number"] ?? ""}>
                  {formatPercent(pair.gap_score)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}
