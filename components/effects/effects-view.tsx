"use client";

import { Skeleton, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { LinkButton } from "@/components/ui/link-button";
import { effectsCache } from "@/lib/client/effects";
import { useViewParams } from "@/lib/client/use-view-params";
import { allTime, type ViewParams, viewHref } from "@/lib/client/view-params";
import { TraitPanel } from "./trait-panel";
import { busiestPairsOnly } from "@/lib/format/looked-through";

/** As long as the panels usually are, so that what comes after does not move in sight. */
const SKELETON_PX = 1_200;

/** What goes with a handoff having something, on the project's own data. */
export function EffectsView() {
  const [view] = useViewParams();
  return (
    <Stack gap="md">
      <PageHeader
        title="Effects"
        description="Success and latency of handoffs with and without something, compared only within the same pair of agents and type."
      >
        <LinkButton variant="default" href={viewHref("/effects/patterns", view)}>
          Patterns side by side
        </LinkButton>
      </PageHeader>
      <QueryBoundary
        title="The effects could not be read"
        skeleton={<Skeleton height={SKELETON_PX} aria-busy />}
      >
        <Effects view={view} />
      </QueryBoundary>
    </Stack>
  );
}

function Effects({ view }: { view: ViewParams }) {
  const { project, range, from, to } = view;
  const { data } = useSuspenseQuery(effectsCache.all({ project, range: { range, from, to } }));
  if (data.items.length === 0) {
    return (
      <EmptyState
        kind={range === "all" && from === null && to === null ? "nothing-yet" : "nothing-matches"}
        title="Nothing to compare in this time"
        description="Handoffs are compared once they say whether their context is explicit, justified, validated, staged or pooled, how large it is, and in which phase and pattern they happen."
      >
        <LinkButton href={viewHref("/effects", allTime(view))}>Show all time</LinkButton>
      </EmptyState>
    );
  }
  return (
    <>
      <Text size="sm" c="dimmed">
        What goes together need not be cause and effect: teams that say why may do other things
        well, too. Intervals hold the true difference with 95 % confidence; where one includes no
        difference, chance would show as much.
        {data.is_complete ? null : ` ${busiestPairsOnly(data.handoffs)}`}
      </Text>
      {data.items.map((item) => (
        <TraitPanel key={item.trait} item={item} handoffs={data.handoffs} view={view} />
      ))}
    </>
  );
}
