"use client";

import { Skeleton, Stack, Tabs, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useDeferredValue } from "react";
import { ContractPanel } from "@/components/shared/contract/contract-panel";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import type { ContractActions, RegisterAgent } from "@/lib/client/action";
import { agentStatsCache, pairsCache } from "@/lib/client/pairs";
import { useViewParams } from "@/lib/client/use-view-params";
import { allTime, viewHref } from "@/lib/client/view-params";
import { formatCount } from "@/lib/format/count";
import { AgentsTable } from "./agents-table";
import { RegisterPanel } from "./register-panel";
import { AGENTS_TABS, readSearch } from "./agents-params";
import { useAgentsParams } from "./use-agents-params";

const MapPanel = dynamic(() => import("./map-panel").then((module) => alive(module.MapPanel)), {
  loading: () => <Skeleton height={420} />,
});

const MatrixPanel = dynamic(
  () => import("./matrix-panel").then((module) => alive(module.MatrixPanel)),
  {
    loading: () => <Skeleton height={420} />,
  },
);

/** Of a dozen agents: the map below does not move in sight when they come later. */
const AGENTS_PX = 640;
const DEFAULT_PAIR = { from: null, to: null };

/** Who takes part, who hands to whom, and what all pairs agreed on. */
export function AgentsView({
  project,
  actions,
  register,
}: {
  project: string;
  actions: ContractActions;
  register: RegisterAgent;
}) {
  const [{ tab }, setParams] = useAgentsParams();
  return (
    <Stack gap="md">
      <PageHeader
        title="Agents"
        description="Everybody who hands off or is handed work, over the time range above."
      />
      <Tabs
        value={tab}
        onChange={(next) =>
          void setParams({ tab: AGENTS_TABS.find((each) => each === next) ?? null })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="agents">Agents</Tabs.Tab>
          <Tabs.Tab value="register">Register</Tabs.Tab>
          <Tabs.Tab value="contract">Contract</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="agents">
          <Stack gap="md">
            <QueryBoundary
              title="The agents could not be read"
              skeleton={<Skeleton height={AGENTS_PX} />}
            >
              <AgentsPanel />
            </QueryBoundary>
            <QueryBoundary title="The pairs could not be read" skeleton={<Skeleton height={420} />}>
              <PairPanels />
            </QueryBoundary>
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="register">
          <QueryBoundary title="The agents could not be read" skeleton={<Skeleton height={280} />}>
            <RegisterPanel project={project} register={register} />
          </QueryBoundary>
        </Tabs.Panel>
        <Tabs.Panel value="contract">
          <ContractPanel project={project} pair={DEFAULT_PAIR} actions={actions} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function AgentsPanel() {
  const [view] = useViewParams();
  const [{ name }, setParams] = useAgentsParams();
  const { project, range, from, to } = view;
  // While the next answer is on its way, the last one stays.
  const q = useDeferredValue(readSearch(name));
  const { data } = useSuspenseQuery(
    agentStatsCache.list({ project, range: { range, from, to }, q }),
  );
  const { items, total } = data;
  if (items.length === 0 && q === "") {
    return (
      <EmptyState
        kind="nothing-yet"
        title="No agents yet"
        description="They appear with their first handoff, or when they register at the API."
      >
        <LinkButton href={viewHref("/connect", view)}>Connect your agents</LinkButton>
      </EmptyState>
    );
  }
  return (
    <Panel
      title="Agents"
      description={
        items.length < total
          ? `The busiest ${formatCount(items.length)} of ${formatCount(total)}; the others are found by name.`
          : undefined
      }
      actions={
        <TextInput
          aria-label="Find an agent"
          placeholder="Find an agent"
          size="xs"
          value={name}
          maxLength={200}
          onChange={({ currentTarget }) =>
            void setParams({ name: currentTarget.value || null }, { history: "replace" })
          }
        />
      }
    >
      {items.length === 0 ? (
        <EmptyState kind="nothing-matches" title="No agent has that in its name" />
      ) : (
        <AgentsTable agents={items} view={view} />
      )}
    </Panel>
  );
}

function PairPanels() {
  const [view] = useViewParams();
  const { project, range, from, to } = view;
  const { data } = useSuspenseQuery(pairsCache.list(project, { range, from, to }));
  if (data.items.length === 0) {
    return (
      <EmptyState
        kind="nothing-matches"
        title="No handoffs in this time"
        description="Who hands to whom is drawn from the handoffs of the time above."
      >
        <LinkButton href={viewHref("/agents", allTime(view))}>Show all time</LinkButton>
      </EmptyState>
    );
  }
  return (
    <>
      <MapPanel pairs={data.items} />
      <MatrixPanel pairs={data.items} />
    </>
  );
}
