"use client";

import { Alert, Skeleton, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { LinkButton } from "@/components/ui/link-button";
import { gapsCache } from "@/lib/client/gaps";
import { useViewParams } from "@/lib/client/use-view-params";
import { allTime, type ViewParams, viewHref } from "@/lib/client/view-params";
import { formatCount } from "@/lib/format/count";
import { HopPanel } from "./hop-panel";
import { LostPathsPanel } from "@/components/shared/gaps/lost-paths-panel";
import { PairsPanel } from "./pairs-panel";
import { StageCards } from "./stage-cards";
import { WorstPanel } from "./worst-panel";

/** Where context gets lost over a period: by field, by stage, by hop, by pair, with examples. */
export function GapsView() {
  const [view] = useViewParams();
  return (
    <>
      <PageHeader
        title="Context gaps"
        description="What agents knew, sent, received and made use of: where facts get lost between them."
      />
      <QueryBoundary title="The context gaps could not be read" skeleton={<GapsSkeleton />}>
        <Gaps view={view} />
      </QueryBoundary>
    </>
  );
}

function Gaps({ view }: { view: ViewParams }) {
  const { range, from, to } = view;
  const { data } = useSuspenseQuery(gapsCache.period(view.project, { range, from, to }));
  return (
    <Stack gap="md">
      {data.pending_traces > 0 ? (
        <Alert title={`${formatCount(data.pending_traces)} traces are still being compared`}>
          The figures below grow as they are done.
        </Alert>
      ) : null}
      {data.handoffs === 0 ? (
        <NoGaps view={view} />
      ) : (
        <>
          <StageCards gaps={data} view={view} />
          <LostPathsPanel paths={data.paths} view={view} />
          <HopPanel hops={data.hops} view={view} />
          <PairsPanel pairs={data.pairs} view={view} />
          <WorstPanel examples={data.examples} view={view} />
        </>
      )}
    </Stack>
  );
}

function NoGaps({ view }: { view: ViewParams }) {
  return (
    <EmptyState
      kind={view.range === "all" ? "nothing-yet" : "nothing-matches"}
      title="No handoffs were compared in this time"
      description="Choose a longer time, or connect your agents: every handoff that reports its context is compared."
    >
      <LinkButton href={viewHref("/gaps", allTime(view))}>Show all time</LinkButton>
      <LinkButton variant="default" href={viewHref("/connect", view)}>
        Connect your agents
      </LinkButton>
    </EmptyState>
  );
}

function GapsSkeleton() {
  return (
    <Stack gap="md" aria-busy="true">
      <Skeleton height={96} />
      <Skeleton height={280} />
      <Skeleton height={240} />
    </Stack>
  );
}
