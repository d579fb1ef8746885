"use client";

import { Skeleton, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { AgentChip } from "@/components/shared/agent-chip";
import { Duration } from "@/components/shared/duration";
import { Instant } from "@/components/shared/instant";
import { OutcomeBadge } from "@/components/shared/outcome-badge";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VisibleText } from "@/components/shared/visible-text";
import { TextLink } from "@/components/ui/link-button";
import { recentHandoffsCache } from "@/lib/client/pairs";
import { useViewParams } from "@/lib/client/use-view-params";
import { handoffHref } from "@/lib/client/view-params";

const TABLE_WIDTH_MIN = 620;

type RecentHandoffsProps = {
  between: { fromAgent?: string; toAgent?: string; outcome?: "failed" };
  /** Asked again every few seconds. */
  isLive?: boolean;
  /** What is said when there is none. */
  none: string;
};

const LIVE_POLL_MS = 5_000;

/** The latest handoffs, each with its trace behind it. */
export function RecentHandoffs({ between, isLive = false, none }: RecentHandoffsProps) {
  const [view] = useViewParams();
  const { project, range, from, to } = view;
  const recent = useQuery({
    ...recentHandoffsCache.list({ project, range: { range, from, to }, ...between }),
    refetchInterval: isLive ? LIVE_POLL_MS : false,
  });
  if (recent.isError) {
    return (
      <ProblemAlert
        title="The handoffs could not be read"
        problem={recent.error}
        onRetry={() => void recent.refetch()}
        isRetrying={recent.isFetching}
      />
    );
  }
  if (!recent.data) return <Skeleton height={160} />;
  if (recent.data.items.length === 0) return <Text c="dimmed">{none}</Text>;
  return (
    <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Task</Table.Th>
            <Table.Th>From</Table.Th>
            <Table.Th>To</Table.Th>
            <Table.Th>Outcome</Table.Th>
            <Table.Th>Handoff</Table.Th>
            <Table.Th>When</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {recent.data.items.map((handoff) => (
            <Table.Tr key={`${handoff.trace_id} ${handoff.id}`}>
              <Table.Td>
                <TextLink
                  href={handoffHref({ traceId: handoff.trace_id, handoffId: handoff.id }, view)}
                >
                  <VisibleText text={(handoff.task ?? handoff.id).slice(0, 80)} />
                </TextLink>
              </Table.Td>
              <Table.Td>
                <AgentChip name={handoff.from_agent} />
              </Table.Td>
              <Table.Td>
                <AgentChip name={handoff.to_agent} />
              </Table.Td>
              <Table.Td>
                <OutcomeBadge {...handoff} plain />
                {handoff.error ? (
                  <Text size="xs" c="dimmed">
                    <VisibleText text={handoff.error.type} />
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td>
                <Duration ms={handoff.timing.handoff_ms} source={handoff.source} />
              </Table.Td>
              <Table.Td>
                <Instant at={handoff.initiated_at ?? handoff.first_sign_at} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
