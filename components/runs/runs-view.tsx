"use client";

import { Button, SimpleGrid, Skeleton, Stack } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { Panel } from "@/components/ui/panel";
import type { StartRun } from "@/lib/client/action";
import { runsCache } from "@/lib/client/runs";
import { useViewParams } from "@/lib/client/use-view-params";
import { QueuesTable } from "./queues-panel";
import { RunsTable } from "./runs-table";
import { PoolsTable, WorkersTable } from "./workers-panel";

const StartPanel = dynamic(
  () => import("./start-panel").then((module) => alive(module.StartPanel)),
  {
    loading: () => <Skeleton height={220} />,
  },
);

/** Workflows that Baton runs itself: start one, and see what became of the others. */
export function RunsView({ project, startRun }: { project: string; startRun: StartRun }) {
  return (
    <Stack gap="md">
      <PageHeader
        title="Runs"
        description="Workflows that Baton runs itself: durable handoffs that carry the original request all the way."
      />
      <QueryBoundary title="The workflows could not be read" skeleton={<Skeleton height={220} />}>
        <StartPanel project={project} startRun={startRun} />
      </QueryBoundary>
      <Panel title="Latest runs">
        <QueryBoundary title="The runs could not be read" skeleton={<Skeleton height={160} />}>
          <Latest />
        </QueryBoundary>
      </Panel>
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

function Latest() {
  const [view] = useViewParams();
  const list = useSuspenseInfiniteQuery(runsCache.list(view.project));
  const runs = list.data.pages.flatMap(({ items }) => items);
  if (runs.length > 0) {
    return (
      <Stack gap="sm" align="flex-start">
        <RunsTable runs={runs} view={view} />
        {list.hasNextPage ? (
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show more
          </Button>
        ) : null}
      </Stack>
    );
  }
  return (
    <EmptyState
      kind="nothing-yet"
      title="No runs yet"
      description="Start a workflow above. The shipped ones work offline and need no configuration."
    />
  );
}
