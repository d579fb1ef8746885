"use client";

import { Button, Skeleton, Stack } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useQueryState } from "nuqs";
import { EmptyState } from "@/components/shared/empty-state";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { Panel } from "@/components/ui/panel";
import { runsCache } from "@/lib/client/runs";
import { useViewParams } from "@/lib/client/use-view-params";
import type { RunStatus } from "@/lib/domain/orchestration/run-state";
import { runsParsers } from "./runs-params";
import { RunsTable } from "./runs-table";

/** What a list opens in weighs more than the rest of the panel. */
const StatusFilter = dynamic(
  () => import("./status-filter").then((module) => alive(module.StatusFilter)),
  { loading: () => <Skeleton width={180} height={36} /> },
);

export function LatestRuns() {
  const [status, setStatus] = useQueryState("status", runsParsers.status);
  return (
    <Panel
      title="Latest runs"
      actions={<StatusFilter status={status} onChange={(next) => void setStatus(next)} />}
    >
      <QueryBoundary title="The runs could not be read" skeleton={<Skeleton height={160} />}>
        <Latest key={status} status={status} />
      </QueryBoundary>
    </Panel>
  );
}

function Latest({ status }: { status: RunStatus | null }) {
  const [view] = useViewParams();
  const list = useSuspenseInfiniteQuery(runsCache.list(view.project, status));
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
  if (status !== null) {
    return (
      <EmptyState
        kind="nothing-matches"
        title="No such run"
        description="None is in this state now. Choose another one above."
      />
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
