"use client";

import { Skeleton, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { RecentHandoffs } from "@/components/shared/recent-handoffs";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { type StatsKey, statsCache } from "@/lib/client/stats";
import { useViewParams } from "@/lib/client/use-view-params";
import { allTime, isLiveView, type ViewParams, viewHref } from "@/lib/client/view-params";
import { ReasonsPanel, SizePanel, TypePanel } from "./breakdown-panels";
import { FindingsPanel } from "./findings-panel";
import { OutcomesPanel } from "./outcomes-panel";
import styles from "./overview.module.css";
import { PairPanels } from "./pair-panels";
import { Tiles } from "./tiles";

const TILES_PX = 130;
const PANEL_PX = 280;
const EVERYTHING = {};

/** How the handoffs of a time range went, and where to look first. */
export function OverviewView() {
  const [view] = useViewParams();
  const { project, range, from, to } = view;
  const of = { project, range: { range, from, to }, isLive: isLiveView(view) };
  return (
    <>
      <PageHeader
        title="Overview"
        description="How work was handed over in the time range above, against the time before."
      />
      <QueryBoundary title="The overview could not be read" skeleton={<OverviewSkeleton />}>
        <Overview of={of} view={view} />
      </QueryBoundary>
    </>
  );
}

type OverviewProps = { of: StatsKey; view: ViewParams };

function Overview({ of, view }: OverviewProps) {
  const { data } = useSuspenseQuery(statsCache.overview(of));
  if (data.handoffs === 0) return <NoHandoffs view={view} />;
  return (
    <Stack gap="md">
      <Tiles overview={data} view={view} />
      <OutcomesPanel overview={data} />
      <div className={styles["split"]}>
        <Part>
          <TypePanel of={of} view={view} />
        </Part>
        <Part>
          <FindingsPanel of={of} view={view} />
        </Part>
        <Part>
          <SizePanel of={of} view={view} />
        </Part>
        <Part>
          <ReasonsPanel of={of} view={view} />
        </Part>
      </div>
      <Part>
        <PairPanels view={view} />
      </Part>
      <Panel title="Latest handoffs">
        <RecentHandoffs
          between={EVERYTHING}
          isLive={of.isLive}
          none="There are none in this time."
        />
      </Panel>
    </Stack>
  );
}

/** A part that is slow or fails does not hold up the others. */
function Part({ children }: { children: ReactNode }) {
  return (
    <QueryBoundary
      title="This part could not be read"
      skeleton={<Skeleton height={PANEL_PX} aria-busy />}
    >
      {children}
    </QueryBoundary>
  );
}

function NoHandoffs({ view }: { view: ViewParams }) {
  const isAllTime = view.range === "all" && view.from === null && view.to === null;
  return (
    <EmptyState
      kind={isAllTime ? "nothing-yet" : "nothing-matches"}
      title={isAllTime ? "No handoffs yet" : "No handoffs in this time"}
      description="They are counted here from the moment your agents report them."
    >
      {isAllTime ? null : (
        <LinkButton href={viewHref("/", allTime(view))}>Show all time</LinkButton>
      )}
      <LinkButton variant="default" href={viewHref("/connect", view)}>
        Connect your agents
      </LinkButton>
      <LinkButton variant="default" href={viewHref("/welcome", view)}>
        Load the demo
      </LinkButton>
    </EmptyState>
  );
}

function OverviewSkeleton() {
  return (
    <Stack gap="md" aria-busy="true">
      <Skeleton height={TILES_PX} />
      <Skeleton height={PANEL_PX} />
      <div className={styles["split"]}>
        <Skeleton height={PANEL_PX} />
        <Skeleton height={PANEL_PX} />
      </div>
    </Stack>
  );
}
