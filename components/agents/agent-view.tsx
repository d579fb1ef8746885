"use client";

import { Badge, Group, SimpleGrid, Skeleton, Stack, Table, Tabs, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { AgentChip } from "@/components/shared/agent-chip";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { RateCell } from "@/components/shared/rate";
import { RecentHandoffs } from "@/components/shared/recent-handoffs";
import { Unknown } from "@/components/shared/unknown";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { RegisterAgent } from "@/lib/client/action";
import { pairHref } from "@/lib/client/agent-href";
import { agentStatsCache, pairsCache } from "@/lib/client/pairs";
import { ratedHrefs, tracesHref } from "@/lib/client/traces-href";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import type { AgentStatsDto } from "@/lib/contracts/agent-stats";
import type { PairDto } from "@/lib/contracts/pair";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { AgentStatus } from "./agent-status";
import styles from "./agents.module.css";
import { RegisterPanel } from "./register-panel";

const TABS = ["overview", "setup", "contract"] as const;

/** One agent by name: what it can do, what it got, and what it handed on. */
export function AgentView({
  name,
  project,
  register,
}: {
  name: string;
  project: string;
  register: RegisterAgent;
}) {
  const [view] = useViewParams();
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("overview"));
  return (
    <Stack gap="md">
      <PageHeader title={<AgentChip name={name} />}>
        <LinkButton href={viewHref("/agents", view)} variant="default">
          All agents
        </LinkButton>
      </PageHeader>
      <Tabs
        value={tab}
        onChange={(next) => void setTab(TABS.find((each) => each === next) ?? null)}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="setup">Set up</Tabs.Tab>
          <Tabs.Tab value="contract">Contract</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          <Overview name={name} />
        </Tabs.Panel>
        <Tabs.Panel value="setup">
          <QueryBoundary title="The agent could not be read" skeleton={<Skeleton height={280} />}>
            <RegisterPanel project={project} register={register} name={name} />
          </QueryBoundary>
        </Tabs.Panel>
        <Tabs.Panel value="contract">
          <QueryBoundary title="The pairs could not be read" skeleton={<Skeleton height={160} />}>
            <Contracts name={name} />
          </QueryBoundary>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function Overview({ name }: { name: string }) {
  return (
    <Stack gap="md">
      <QueryBoundary title="The agent could not be read" skeleton={<Skeleton height={140} />}>
        <Facts name={name} />
      </QueryBoundary>
      <QueryBoundary title="The pairs could not be read" skeleton={<Skeleton height={200} />}>
        <Pairs name={name} />
      </QueryBoundary>
      <Panel title="Latest failures of what it got">
        <RecentHandoffs
          between={{ toAgent: name, outcome: "failed" }}
          none="Nothing that it got failed in this time."
        />
      </Panel>
      <Panel title="Latest handoffs to it">
        <RecentHandoffs between={{ toAgent: name }} none="It was handed nothing in this time." />
      </Panel>
    </Stack>
  );
}

function Facts({ name }: { name: string }) {
  const [view] = useViewParams();
  const { project, range, from, to } = view;
  const { data } = useSuspenseQuery(
    agentStatsCache.one({ project, range: { range, from, to }, name }),
  );
  const [agent] = data.items;
  if (!agent) {
    return (
      <EmptyState
        kind="nothing-matches"
        title="Nobody of that name"
        description="No agent of exactly this name was registered or took part in this time."
      />
    );
  }
  return (
    <Panel title="What it is" description={agent.description ?? undefined}>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Fact label="Role">{agent.role ?? <Unknown what="role" />}</Fact>
        <Fact label="Kind">{agent.kind ?? "observed"}</Fact>
        <Fact label="Status">
          <AgentStatus agent={agent} />
        </Fact>
        <Fact label="In hand now">{formatCount(agent.load)}</Fact>
        <Fact label="Handed out">
          <TextLink href={tracesHref([["from", name]], view)}>
            {formatCount(agent.handoffs_out)}
          </TextLink>
        </Fact>
        <Fact label="Got">
          <TextLink href={tracesHref([["to", name]], view)}>{formatCount(agent.in.count)}</TextLink>
        </Fact>
        <Fact label="Success of what it got">
          <RateCell figures={agent.in} href={ratedHrefs([["to", name]], view).failuresHref} />
        </Fact>
        <Fact label="p95 handoff latency">
          {agent.handoff_ms ? formatDuration(agent.handoff_ms.p95) : <Unknown what="latency" />}
        </Fact>
      </SimpleGrid>
      <Capabilities agent={agent} />
    </Panel>
  );
}

function Capabilities({ agent: { capabilities } }: { agent: AgentStatsDto }) {
  if (capabilities.length === 0) return null;
  return (
    <Group gap={6} mt="md" component="ul" p={0} aria-label="Capabilities">
      {capabilities.map((tool) => (
        <Badge key={tool} component="li" variant="default" tt="none" style={{ listStyle: "none" }}>
          {tool}
        </Badge>
      ))}
    </Group>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <Text className={styles["muted"] ?? ""}>{label}</Text>
      <div>{children}</div>
    </div>
  );
}

function usePairsOf(name: string): readonly PairDto[] {
  const [{ project, range, from, to }] = useViewParams();
  return useSuspenseQuery(pairsCache.list(project, { range, from, to }, name)).data.items;
}

function Pairs({ name }: { name: string }) {
  const pairs = usePairsOf(name);
  return (
    <div className={styles["split"]}>
      <PairList
        title="Who hands to it"
        pairs={pairs.filter(({ to_agent: to }) => to === name)}
        other={({ from_agent: from }) => from}
      />
      <PairList
        title="Whom it hands to"
        pairs={pairs.filter(({ from_agent: from }) => from === name)}
        other={({ to_agent: to }) => to}
      />
    </div>
  );
}

const PAIRS_SHOWN = 50;

type PairListProps = {
  title: string;
  pairs: readonly PairDto[];
  other: (pair: PairDto) => string | null;
};

function PairList({ title, pairs, other }: PairListProps) {
  const [view] = useViewParams();
  const number = styles["number"] ?? "";
  return (
    <Panel title={title}>
      {pairs.length === 0 ? (
        <Text c="dimmed">Nobody in this time.</Text>
      ) : (
        <Table.ScrollContainer minWidth={420}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Agent</Table.Th>
                <Table.Th className={number}>Handoffs</Table.Th>
                <Table.Th className={number}>Success</Table.Th>
                <Table.Th className={number}>p95</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {pairs.slice(0, PAIRS_SHOWN).map((pair) => {
                const { from_agent: from, to_agent: to } = pair;
                const hrefs = ratedHrefs(termsOf(pair), view);
                return (
                  <Table.Tr key={JSON.stringify([from, to])}>
                    <Table.Td>
                      {from === null || to === null ? (
                        <AgentChip name={other(pair)} />
                      ) : (
                        <TextLink href={pairHref({ from, to }, view)}>
                          <AgentChip name={other(pair)} />
                        </TextLink>
                      )}
                    </Table.Td>
                    <Table.Td className={number}>
                      <TextLink href={hrefs.href}>{formatCount(pair.count)}</TextLink>
                    </Table.Td>
                    <Table.Td className={number}>
                      <RateCell figures={pair} href={hrefs.failuresHref} />
                    </Table.Td>
                    <Table.Td className={number}>
                      {formatDuration(pair.components.handoff?.p95)}
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {pairs.length > PAIRS_SHOWN ? (
        <Text className={styles["muted"] ?? ""}>
          {formatCount(pairs.length - PAIRS_SHOWN)} with less to do are left out.
        </Text>
      ) : null}
    </Panel>
  );
}

/** An agent without a name cannot be asked for. */
function termsOf({ from_agent: from, to_agent: to }: PairDto) {
  return [
    ...(from === null ? [] : [["from", from] as const]),
    ...(to === null ? [] : [["to", to] as const]),
  ];
}

/** A contract is of a pair: the way to each of them. */
function Contracts({ name }: { name: string }) {
  const [view] = useViewParams();
  const pairs = usePairsOf(name);
  return (
    <Panel
      title="Contracts"
      description="What may cross is agreed for each pair; the default holds where there is nothing else."
    >
      <Stack gap="xs">
        <TextLink href={viewHref("/agents?tab=contract", view)}>The default contract</TextLink>
        {pairs.map(({ from_agent: from, to_agent: to }) =>
          from === null || to === null ? null : (
            <TextLink
              key={JSON.stringify([from, to])}
              href={pairHref({ from, to }, view, "?tab=contract")}
            >
              <AgentChip name={from} /> → <AgentChip name={to} />
            </TextLink>
          ),
        )}
      </Stack>
    </Panel>
  );
}
