"use client";

import { Skeleton, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { EmptyState } from "@/components/shared/empty-state";
import { Instant } from "@/components/shared/instant";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { LinkButton } from "@/components/ui/link-button";
import { reportCache } from "@/lib/client/report";
import { sizeTerms } from "@/lib/client/size-terms";
import { ratedHrefs } from "@/lib/client/traces-href";
import { useViewParams } from "@/lib/client/use-view-params";
import { endsAhead } from "@/lib/domain/report/ends-ahead";
import { allTime, type ViewParams, viewHref } from "@/lib/client/view-params";
import { EffectsTable } from "./effects-table";
import { FiguresPanel } from "./figures-panel";
import { FindingsTable, PatternsTable, ReasonsTable } from "./lists";
import { RowsPanel } from "./rows-panel";

const SaveMenu = dynamic(() => import("./save-menu").then((module) => alive(module.SaveMenu)), {
  loading: () => <Skeleton height={30} width={84} />,
});

const REPORT_PX = 480;

/** The case study on one's own period, to read, to print and to take away. */
export function ReportView() {
  const [view] = useViewParams();
  return (
    <Stack gap="md">
      <PageHeader
        title="Report"
        description="The case study's tables on your own handoffs of the time range, beside what it published."
      >
        <SaveMenu view={view} />
      </PageHeader>
      <QueryBoundary
        title="The report could not be read"
        skeleton={<Skeleton height={REPORT_PX} aria-busy />}
      >
        <Report view={view} />
      </QueryBoundary>
    </Stack>
  );
}

function Report({ view }: { view: ViewParams }) {
  const { project, range, from, to } = view;
  const { data: report } = useSuspenseQuery(
    reportCache.period({ project, range: { range, from, to } }),
  );
  if (report.figures.handoffs === 0) {
    return (
      <EmptyState
        kind={range === "all" && from === null && to === null ? "nothing-yet" : "nothing-matches"}
        title="There are no handoffs in this time"
        description="The report needs some: choose a longer time, connect your agents or load the demo."
      >
        <LinkButton href={viewHref("/report", allTime(view))}>Show all time</LinkButton>
      </EmptyState>
    );
  }
  return (
    <>
      <Text size="sm" c="dimmed">
        <Instant at={report.from} /> to <Instant at={report.to} />. Rates are of what is decided,
        with their 95 % interval.
        {endsAhead(report) ? " It ends after it was made: the clock of a sender is ahead." : null}
      </Text>
      <FiguresPanel report={report} view={view} />
      <RowsPanel
        title="By type"
        what="Type"
        rows={report.by_type.map(({ type, ...row }) => ({
          key: type,
          ...ratedHrefs([["type", type]], view),
          ...row,
        }))}
      />
      <RowsPanel
        title="By size of context"
        what="Size"
        rows={report.by_size.map(({ bucket, ...row }) => ({
          key: bucket,
          ...ratedHrefs(sizeTerms(bucket), view),
          ...row,
        }))}
      />
      <ReasonsTable report={report} view={view} />
      <EffectsTable report={report} />
      <PatternsTable report={report} view={view} />
      <FindingsTable report={report} view={view} />
    </>
  );
}
