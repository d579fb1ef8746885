"use client";

import { Button, Center, Skeleton, Stack } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { IconRefresh } from "@tabler/icons-react";
import { EmptyState } from "@/components/shared/empty-state";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { Panel } from "@/components/ui/panel";
import { ingestRejectsCache } from "@/lib/client/ingest-rejects";
import { RejectsTable } from "./rejects-table";

/** Input that Baton refused: nothing a sender said is lost without a trace. */
export function IngestPanel({ project }: { project: string }) {
  return (
    <Panel
      title="Rejected input"
      description="Events, broken lines, spans and whole requests that could not be stored, with the reason, masked like everything else. Good neighbours were kept. Rejected input stays for 14 days."
    >
      <QueryBoundary title="The rejected input could not be read" skeleton={<RejectsSkeleton />}>
        <Rejects project={project} />
      </QueryBoundary>
    </Panel>
  );
}

function Rejects({ project }: { project: string }) {
  const list = useSuspenseInfiniteQuery(ingestRejectsCache.list(project));
  const rejects = list.data.pages.flatMap(({ items }) => items);
  if (rejects.length === 0) {
    return (
      <EmptyState
        kind="nothing-yet"
        title="Nothing was rejected"
        description="When a sender writes something that Baton cannot read, it shows up here."
      />
    );
  }
  return (
    <Stack gap="sm">
      <RejectsTable project={project} rejects={rejects} />
      {list.isFetchNextPageError ? (
        <ProblemAlert title="No more could be read" problem={list.error} />
      ) : null}
      <Center>
        {list.hasNextPage ? (
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show more
          </Button>
        ) : (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconRefresh size={14} />}
            loading={list.isRefetching}
            onClick={() => void list.refetch()}
          >
            Look again
          </Button>
        )}
      </Center>
    </Stack>
  );
}

function RejectsSkeleton() {
  return (
    <Stack gap="xs" aria-busy="true">
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} height={28} />
      ))}
    </Stack>
  );
}
