"use client";

import { Skeleton, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/shared/empty-state";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { Panel } from "@/components/ui/panel";
import { ingestHealthCache } from "@/lib/client/ingest-health";
import { useViewParams } from "@/lib/client/use-view-params";
import { isLiveView } from "@/lib/client/view-params";
import { ArrivalsPanel } from "./arrivals-panel";
import { SourcesTable } from "./sources-table";

/** What comes in, per source: how much, how late, and what was refused and why. */
export function HealthPanel({ project }: { project: string }) {
  return (
    <QueryBoundary title="The state of ingest could not be read" skeleton={<HealthSkeleton />}>
      <Health project={project} />
    </QueryBoundary>
  );
}

function Health({ project }: { project: string }) {
  const [view] = useViewParams();
  const { range, from, to } = view;
  const { data: health } = useSuspenseQuery(
    ingestHealthCache.period({ project, range: { range, from, to } }, isLiveView(view)),
  );
  if (health.sources.length === 0) {
    return (
      <Panel title="Sources">
        <EmptyState
          kind="nothing-yet"
          title="Nothing has come in within 14 days"
          description="As soon as a sender is connected, its rate, lag and rejects show up here."
        />
      </Panel>
    );
  }
  return (
    <>
      <Panel
        title="Sources"
        description="What came in within the chosen time. Lag is how old the newest event of a batch was when it arrived. Kept for 14 days."
      >
        <SourcesTable health={health} />
      </Panel>
      <ArrivalsPanel health={health} />
    </>
  );
}

function HealthSkeleton() {
  return (
    <Panel title="Sources">
      <Stack gap="xs" aria-busy="true">
        {[1, 2, 3].map((row) => (
          <Skeleton key={row} height={36} />
        ))}
      </Stack>
    </Panel>
  );
}
