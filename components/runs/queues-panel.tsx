import { Group, Table, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { AgentChip } from "@/components/shared/agent-chip";
import { RelativeInstant } from "@/components/shared/instant";
import numbers from "@/components/shared/numbers.module.css";
import { TextLink } from "@/components/ui/link-button";
import { agentHref } from "@/lib/client/agent-href";
import { runtimeStatusCache } from "@/lib/client/runtime-status";
import { useViewParams } from "@/lib/client/use-view-params";
import type { QueueDto } from "@/lib/contracts/runtime-status";
import { formatCount } from "@/lib/format/count";

const TABLE_WIDTH_MIN = 560;

/** Handoffs that are open, by who is to take them: the deepest queue first. */
export function QueuesTable() {
  const [view] = useViewParams();
  const { data } = useSuspenseQuery(runtimeStatusCache.queues(view.project));
  if (data.items.length === 0) {
    return <Text c="dimmed">Nothing is open: no handoff waits for anybody.</Text>;
  }
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>For</Table.Th>
            <Table.Th>Taken by</Table.Th>
            <NumberHead>Not taken yet</NumberHead>
            <Table.Th>Oldest</Table.Th>
            <NumberHead>In hand</NumberHead>
            <NumberHead>Waits for others</NumberHead>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.items.map((queue) => (
            <Table.Tr key={`${queue.agent ?? ""} ${queue.required_tools.join(" ")}`}>
              <Table.Td>
                {queue.agent === null ? (
                  <Tools queue={queue} />
                ) : (
                  <TextLink href={agentHref(queue.agent, view)}>
                    <AgentChip name={queue.agent} />
                  </TextLink>
                )}
              </Table.Td>
              <Table.Td>{queue.taken_by === "worker" ? "Workers" : "Whoever claims"}</Table.Td>
              <NumberCell value={queue.depth} />
              <Table.Td>
                {queue.oldest_at === null ? "—" : <RelativeInstant at={queue.oldest_at} />}
              </Table.Td>
              <NumberCell value={queue.claimed} />
              <NumberCell value={queue.waiting} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Tools({ queue: { required_tools: tools } }: { queue: QueueDto }) {
  return (
    <Group gap={6}>
      <Text component="span" size="sm">
        {tools.length === 0 ? "Anybody" : "Anybody with"}
      </Text>
      {tools.map((tool) => (
        <Text key={tool} component="span" size="sm" ff="monospace">
          {tool}
        </Text>
      ))}
    </Group>
  );
}

export function NumberHead({ children }: { children: string }) {
  return <Table.Th className={numbers["number"] ?? ""}>{children}</Table.Th>;
}

export function NumberCell({ value }: { value: number }) {
  return <Table.Td className={numbers["number"] ?? ""}>{formatCount(value)}</Table.Td>;
}
