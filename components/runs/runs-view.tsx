"use client";

import { SimpleGrid, Skeleton, Stack } from "@mantine/core";
import dynamic from "next/dynamic";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { Panel } from "@/components/ui/panel";
import type { SaveWorkflow, StartRun } from "@/lib/client/action";
import { LatestRuns } from "./latest-runs";
import { QueuesTable } from "./queues-panel";
import { PoolsTable, WorkersTable } from "./workers-panel";

const StartPanel = dynamic(
  () => import("./start-panel").then((module) => alive(module.StartPanel)),
  {
    loading: () => <Skeleton height={220} />,
  },
);

type RunsViewProps = { project: string; startRun: StartRun; saveWorkflow: SaveWorkflow };

/** Workflows that Baton runs itself: start one, and see what became of the others. */
export function RunsView(actions: RunsViewProps) {
  return (
    <Stack gap="md">
      <PageHeader
        title="Runs"
        description="Workflows that Baton runs itself: durable handoffs that carry the original request all the way."
      />
      <QueryBoundary title="The workflows could not be read" skeleton={<Skeleton height={220} />}>
        <StartPanel {...actions} />
      </QueryBoundary>
      <LatestRuns />
      <Panel
        title="Queues"
        description="Handoffs that are open now, also those that no workflow made, by who is to take them."
      >
        <QueryBoundary title="The queues could not be read" skeleton={<Skeleton height={120} />}>
          <QueuesTable />
        </QueryBoundary>
      </Panel>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Panel title="Workers" description="The processes that carry handoffs, of all projects.">
          <QueryBoundary title="The workers could not be read" skeleton={<Skeleton height={96} />}>
            <WorkersTable />
          </QueryBoundary>
        </Panel>
        <Panel title="Pools" description="Instances of agents that are started for their work.">
          <QueryBoundary title="The pools could not be read" skeleton={<Skeleton height={96} />}>
            <PoolsTable />
          </QueryBoundary>
        </Panel>
      </SimpleGrid>
    </Stack>
  );
}
