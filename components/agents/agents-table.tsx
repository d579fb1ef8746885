import { Table } from "@mantine/core";
import { AgentChip } from "@/components/shared/agent-chip";
import { Unknown } from "@/components/shared/unknown";
import { TextLink } from "@/components/ui/link-button";
import { agentHref } from "@/lib/client/agent-href";
import { ratedHrefs, tracesHref } from "@/lib/client/traces-href";
import type { ViewParams } from "@/lib/client/view-params";
import type { AgentStatsDto } from "@/lib/contracts/agent-stats";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { AgentStatus } from "./agent-status";
import styles from "./agents.module.css";
import { RateCell } from "@/components/shared/rate";

const TABLE_WIDTH_MIN = 900;
const TOOLS_MAX = 3;

export function AgentsTable({
  agents,
  view,
}: {
  agents: readonly AgentStatsDto[];
  view: ViewParams;
}) {
  const number = styles["number"] ?? "";
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Agent</Table.Th>
            <Table.Th>Role</Table.Th>
            <Table.Th>Kind</Table.Th>
            <Table.Th>Capabilities</Table.Th>
            <Table.Th>Status</Table.Th>
            <Table.Th className={number}>In hand</Table.Th>
            <Table.Th className={number}>Out</Table.Th>
            <Table.Th className={number}>In</Table.Th>
            <Table.Th className={number}>Success of what it got</Table.Th>
            <Table.Th className={number}>p95 handoff</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {agents.map((agent) => (
            <Table.Tr key={agent.name}>
              <Table.Td>
                <TextLink href={agentHref(agent.name, view)}>
                  <AgentChip name={agent.name} />
                </TextLink>
              </Table.Td>
              <Table.Td>{agent.role ?? <Unknown what="role" />}</Table.Td>
              <Table.Td>{agent.kind ?? "observed"}</Table.Td>
              <Table.Td>
                <Capabilities names={agent.capabilities} />
              </Table.Td>
              <Table.Td>
                <AgentStatus agent={agent} />
              </Table.Td>
              <Table.Td className={number}>{formatCount(agent.load)}</Table.Td>
              <Table.Td className={number}>
                <CountLink
                  count={agent.handoffs_out}
                  href={tracesHref([["from", agent.name]], view)}
                />
              </Table.Td>
              <Table.Td className={number}>
                <CountLink count={agent.in.count} href={tracesHref([["to", agent.name]], view)} />
              </Table.Td>
              <Table.Td className={number}>
                <RateCell
                  figures={agent.in}
                  href={ratedHrefs([["to", agent.name]], view).failuresHref}
                />
              </Table.Td>
              <Table.Td className={number}>
                {agent.handoff_ms ? (
                  formatDuration(agent.handoff_ms.p95)
                ) : (
                  <Unknown what="latency" />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function CountLink({ count, href }: { count: number; href: ReturnType<typeof tracesHref> }) {
  return count === 0 ? <>0</> : <TextLink href={href}>{formatCount(count)}</TextLink>;
}

function Capabilities({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <Unknown what="capabilities" />;
  const more = names.length - TOOLS_MAX;
  return (
    <span title={names.join(", ")}>
      <bdi>{names.slice(0, TOOLS_MAX).join(", ")}</bdi>
      {more > 0 ? ` +${more}` : ""}
    </span>
  );
}
