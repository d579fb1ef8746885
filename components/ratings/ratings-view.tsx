"use client";

import { Skeleton, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import dynamic from "next/dynamic";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { ratingSampleCache } from "@/lib/client/rating-sample";
import { useViewParams } from "@/lib/client/use-view-params";
import { allTime, viewHref } from "@/lib/client/view-params";
import type { RatingSampleDto } from "@/lib/contracts/rating-sample";
import { formatQuantity } from "@/lib/format/count";
import { ratingParsers } from "./rating-params";
import { SampleBar } from "./sample-bar";
import { SampleTable } from "./sample-table";

const RateOne = dynamic(() => import("./rate-one").then((module) => alive(module.RateOne)), {
  loading: () => <Skeleton height={PANEL_PX} />,
});

const PANEL_PX = 320;

/** A sample of handoffs, rated one after the other; a rating decides what counts as a success. */
export function RatingsView() {
  return (
    <Stack gap="md">
      <PageHeader
        title="Ratings"
        description="Rate a sample of the handoffs of the time range. Above 0.70 the result is a success, whatever the agents said of it."
      />
      <SampleBar />
      <QueryBoundary
        title="The sample could not be drawn"
        skeleton={<Skeleton height={PANEL_PX} aria-busy />}
      >
        <Sample />
      </QueryBoundary>
    </Stack>
  );
}

function Sample() {
  const [view] = useViewParams();
  const { project, range, from, to } = view;
  const [{ at, ...drawn }, setParams] = useQueryStates(ratingParsers);
  const { data } = useSuspenseQuery(
    ratingSampleCache.of({ project, range: { range, from, to }, ...drawn }),
  );
  const { items, rater } = data;
  const place = Math.min(Math.max(at, 1), items.length);
  const item = items[place - 1];
  if (!item) {
    return (
      <EmptyState
        kind="nothing-matches"
        title="There is nothing to rate in this time"
        description="Only handoffs that are over are rated, neither returns nor escalations."
      >
        <LinkButton href={viewHref("/ratings", allTime(view))}>Show all time</LinkButton>
      </EmptyState>
    );
  }
  const goTo = (next: number) =>
    void setParams({ at: Math.min(Math.max(next, 1), items.length) }, { history: "push" });
  return (
    <>
      <RateOne
        key={`${item.trace_id} ${item.id}`}
        item={item}
        place={place}
        rater={rater}
        goTo={goTo}
      />
      <Panel title="The sample" description={<Drawn sample={data} />}>
        <SampleTable items={items} place={place} rater={rater} goTo={goTo} />
      </Panel>
    </>
  );
}

function Drawn({
  sample: { items, rater, drawn_from: all, is_cut: isCut },
}: {
  sample: RatingSampleDto;
}) {
  const mine = items.filter(({ ratings }) => ratings.some((each) => each.rater === rater)).length;
  return (
    <Text component="span" size="sm">
      {mine} of {items.length} rated by you, drawn from {isCut ? "the newest " : ""}
      {formatQuantity(all, "handoff")}. The same seed draws the same for everybody.
    </Text>
  );
}
