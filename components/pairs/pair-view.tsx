"use client";

import { Group, Skeleton, Stack, Tabs } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { AgentChip } from "@/components/shared/agent-chip";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { RecentHandoffs } from "@/components/shared/recent-handoffs";
import { LinkButton, TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { ContractActions } from "@/lib/client/action";
import { agentHref, pairHref } from "@/lib/client/agent-href";
import { pairsCache } from "@/lib/client/pairs";
import { sizeTerms } from "@/lib/client/size-terms";
import { ratedHrefs } from "@/lib/client/traces-href";
import { useViewParams } from "@/lib/client/use-view-params";
import { allTime } from "@/lib/client/view-params";
import { ComponentsPanel } from "./components-panel";
import { DistributionPanel } from "./distribution-panel";
import { LossPanel } from "./loss-panel";
import { pairTerms } from "./pair-terms";
import { TraitsPanel } from "./traits-panel";
import { RateTable } from "@/components/shared/rate-table";
import { TimePanel } from "./time-panel";

const ContractPanel = dynamic(
  () =>
    import("@/components/shared/contract/contract-panel").then((module) => module.ContractPanel),
  { loading: () => <Skeleton height={CONTRACT_PX} /> },
);

const CONTRACT_PX = 240;
const TABS = ["latency", "contract"] as const;
type Pair = { from: string; to: string };

type PairViewProps = { pair: Pair; project: string; actions: ContractActions };

/** One pair of agents: where the time goes, how often it goes well, and what was agreed. */
export function PairView({ pair, project, actions }: PairViewProps) {
  const [view] = useViewParams();
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("latency"));
  const { href, failuresHref } = ratedHrefs(pairTerms(pair), view);
  return (
    <Stack gap="md">
      <PageHeader
        title={
          <Group gap={8} component="span">
            <TextLink href={agentHref(pair.from, view)} inherit>
              <AgentChip name={pair.from} />
            </TextLink>
            <span aria-label="to">→</span>
            <TextLink href={agentHref(pair.to, view)} inherit>
              <AgentChip name={pair.to} />
            </TextLink>
          </Group>
        }
      >
        <LinkButton href={href} variant="default">
          Its traces
        </LinkButton>
        <LinkButton href={failuresHref} variant="default">
          Its failures
        </LinkButton>
      </PageHeader>
      <Tabs
        value={tab}
        onChange={(next) => void setTab(TABS.find((each) => each === next) ?? null)}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="latency">Latency and success</Tabs.Tab>
          <Tabs.Tab value="contract">Contract</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="latency">
          <QueryBoundary title="The pair could not be read" skeleton={<Skeleton height={420} />}>
            <Figures pair={pair} />
          </QueryBoundary>
        </Tabs.Panel>
        <Tabs.Panel value="contract">
          <ContractPanel project={project} pair={pair} actions={actions} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

const PANEL_PX = 200;
const POOLED = { warm: "true", cold: "false", unknown: "unknown" };
const STARTS = { warm: "Warm (from a pool)", cold: "Cold", unknown: "Not said" };

function Figures({ pair }: { pair: Pair }) {
  const [view] = useViewParams();
  const { project, range, from, to } = view;
  const { data } = useSuspenseQuery(
    pairsCache.one({ project, from: pair.from, to: pair.to, range: { range, from, to } }),
  );
  if (data.count === 0) {
    return (
      <EmptyState
        kind="nothing-matches"
        title="No handoffs of this pair in this time"
        description="Nothing was handed over between them in the time above."
      >
        <LinkButton href={pairHref(pair, allTime(view))}>Show all time</LinkButton>
      </EmptyState>
    );
  }
  const terms = pairTerms(pair);
  return (
    <Stack gap="md">
      <ComponentsPanel pair={data} />
      <TimePanel pair={data} hrefsOf={(step) => ratedHrefs(terms, { ...view, ...step })} />
      <DistributionPanel pair={pair} bars={data.distribution} />
      <Panel title="By size of context">
        <RateTable
          what="Size"
          rows={data.sizes.map(({ bucket, ...figures }) => ({
            key: bucket,
            label: bucket,
            ...ratedHrefs([...terms, ...sizeTerms(bucket)], view),
            ...figures,
          }))}
          none="No size of a context was observed."
        />
      </Panel>
      <Panel title="Cold and warm starts">
        <RateTable
          what="Start"
          rows={data.starts.map(({ start, init_ms: extra, ...figures }) => ({
            key: start,
            label: STARTS[start],
            ...ratedHrefs([...terms, ["pooled", POOLED[start]]], view),
            ...figures,
            init: extra,
          }))}
          none="No start was observed."
        />
      </Panel>
      <QueryBoundary
        title="What is lost could not be read"
        skeleton={<Skeleton height={PANEL_PX} />}
      >
        <LossPanel pair={pair} />
      </QueryBoundary>
      <QueryBoundary
        title="The effects could not be read"
        skeleton={<Skeleton height={PANEL_PX} />}
      >
        <TraitsPanel pair={pair} />
      </QueryBoundary>
      <Panel title="Latest handoffs">
        <RecentHandoffs
          between={{ fromAgent: pair.from, toAgent: pair.to }}
          none="There are none in this time."
        />
      </Panel>
    </Stack>
  );
}
