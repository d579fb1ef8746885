"use client";

import { Skeleton, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { Panel } from "@/components/ui/panel";
import type { StartRun } from "@/lib/client/action";
import { runsCache } from "@/lib/client/runs";
import { useViewParams } from "@/lib/client/use-view-params";
import { RunsTable } from "./runs-table";
import { StartPanel } from "./start-panel";

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
      <Panel title="Latest runs" description="The newest fifty.">
        <QueryBoundary title="The runs could not be read" skeleton={<Skeleton height={160} />}>
          <Latest />
        </QueryBoundary>
      </Panel>
    </Stack>
  );
}

function Latest() {
  const [view] = useViewParams();
  const { data } = useSuspenseQuery(runsCache.list(view.project));
  if (data.items.length > 0) return <RunsTable runs={data.items} view={view} />;
  return (
    <EmptyState
      kind="nothing-yet"
      title="No runs yet"
      description="Start a workflow above. The shipped ones work offline and need no configuration."
    />
  );
}
