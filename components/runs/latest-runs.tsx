"use client";

import { Button, NativeSelect, Skeleton, Stack } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useQueryState } from "nuqs";
import { EmptyState } from "@/components/shared/empty-state";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { Panel } from "@/components/ui/panel";
import { runsCache } from "@/lib/client/runs";
import { useViewParams } from "@/lib/client/use-view-params";
import { RUN_STATUSES, type RunStatus } from "@/lib/domain/orchestration/run-state";
import { RUN_LOOKS } from "./run-look";
import { runsParsers } from "./runs-params";
import { RunsTable } from "./runs-table";

const CHOICES = [
  { value: "", label: "All" },
  ...RUN_STATUSES.map((value) => ({ value, label: RUN_LOOKS[value].label })),
];

export function LatestRuns() {
  const [status, setStatus] = useQueryState("status", runsParsers.status);
  return (
    <Panel
      title="Latest runs"
      actions={
        <NativeSelect
          aria-label="Which runs"
          data={CHOICES}
          value={status ?? ""}
          onChange={({ currentTarget: { value } }) =>
            void setStatus(RUN_STATUSES.find((one) => one === value) ?? null)
          }
        />
      }
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
