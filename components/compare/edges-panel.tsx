import { Group, Table } from "@mantine/core";
import { AgentChip } from "@/components/shared/agent-chip";
import { Unknown } from "@/components/shared/unknown";
import { Panel } from "@/components/ui/panel";
import type { CompareEdge } from "@/lib/contracts/compare";
import { formatDuration } from "@/lib/format/duration";
import { changeLook } from "./change-look";
import styles from "./compare.module.css";

const TABLE_WIDTH_MIN = 620;

/** The graph of both workflows as a table: which edges came, went or changed their pace. */
export function EdgesPanel({ edges }: { edges: readonly CompareEdge[] }) {
  return (
    <Panel title="Pairs of agents" description="How often each hands over, and how long it takes.">
      <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>From → to</Table.Th>
              <Table.Th>Change</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Handoffs A → B</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Latency A → B</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {edges.map((edge) => (
              <EdgeRow key={JSON.stringify([edge.from_agent, edge.to_agent])} edge={edge} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function EdgeRow({ edge: { from_agent, to_agent, a, b, change } }: { edge: CompareEdge }) {
  const { label, icon: ChangeIcon } = changeLook(change);
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <AgentChip name={from_agent} />
          <span aria-label="to">→</span>
          <AgentChip name={to_agent} />
        </Group>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <ChangeIcon size={14} aria-hidden />
          {label}
        </Group>
      </Table.Td>
      <Table.Td className={styles["number"] ?? ""}>
        {a.handoffs} → {b.handoffs}
      </Table.Td>
      <Table.Td className={styles["number"] ?? ""}>
        <Latency ms={a.handoff_ms} /> → <Latency ms={b.handoff_ms} />
      </Table.Td>
    </Table.Tr>
  );
}

function Latency({ ms }: { ms: number | null }) {
  return ms === null ? <Unknown what="latency" /> : <>{formatDuration(ms)}</>;
}
