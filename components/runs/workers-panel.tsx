import { Stack, Table, Text } from "@mantine/core";
import { IconCircleCheck, IconPlayerPause } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { AgentChip } from "@/components/shared/agent-chip";
import { RelativeInstant } from "@/components/shared/instant";
import { TextLink } from "@/components/ui/link-button";
import { ToneBadge } from "@/components/ui/tone-badge";
import { agentHref } from "@/lib/client/agent-href";
import { runtimeStatusCache } from "@/lib/client/runtime-status";
import { useViewParams } from "@/lib/client/use-view-params";
import { formatCount } from "@/lib/format/count";
import { NumberCell, NumberHead } from "./queues-panel";

const TABLE_WIDTH_MIN = 420;

/** The processes that carry handoffs, of every project: who they are and how much they have in hand. */
export function WorkersTable() {
  const [view] = useViewParams();
  const { data } = useSuspenseQuery(runtimeStatusCache.workers(view.project));
  if (data.items.length === 0) {
    return (
      <Text c="dimmed">
        No worker is there: nothing that Baton runs or calls goes on. Start one with{" "}
        <Text component="code" ff="monospace">
          npm run worker
        </Text>
        , or leave BATON_WORKER on.
      </Text>
    );
  }
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Worker</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Since</Table.Th>
            <NumberHead>In hand</NumberHead>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.items.map((worker) => (
            <Table.Tr key={worker.id}>
              <Table.Td>
                <Text component="span" size="sm" ff="monospace">
                  {worker.id}
                </Text>
              </Table.Td>
              <Table.Td>
                {worker.is_draining ? (
                  <ToneBadge tone="incomplete" icon={IconPlayerPause} plain>
                    Finishing
                  </ToneBadge>
                ) : (
                  <ToneBadge tone="succeeded" icon={IconCircleCheck} plain>
                    Alive
                  </ToneBadge>
                )}
              </Table.Td>
              <Table.Td>
                <RelativeInstant at={worker.started_at} />
              </Table.Td>
              <Table.Td style={{ textAlign: "right" }}>
                {formatCount(worker.busy)} of {formatCount(worker.capacity)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** How handoffs found the instances of agents that are started for them. */
export function PoolsTable() {
  const [view] = useViewParams();
  const { data } = useSuspenseQuery(runtimeStatusCache.workers(view.project));
  if (data.pools.length === 0) {
    return (
      <Stack gap={4}>
        <Text c="dimmed">
          No agent has a pool: none of this project&apos;s agents is code that the workers start, or
          none was needed yet.
        </Text>
      </Stack>
    );
  }
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Agent</Table.Th>
            <NumberHead>Warm</NumberHead>
            <NumberHead>Busy</NumberHead>
            <NumberHead>At most</NumberHead>
            <NumberHead>Cold starts</NumberHead>
            <NumberHead>Warm starts</NumberHead>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.pools.map((pool) => (
            <Table.Tr key={pool.agent}>
              <Table.Td>
                <TextLink href={agentHref(pool.agent, view)}>
                  <AgentChip name={pool.agent} />
                </TextLink>
              </Table.Td>
              <NumberCell value={pool.warm} />
              <NumberCell value={pool.busy} />
              <NumberCell value={pool.max} />
              <NumberCell value={pool.cold_starts} />
              <NumberCell value={pool.warm_starts} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
