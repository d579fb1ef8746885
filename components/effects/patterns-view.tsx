"use client";

import { Skeleton, Stack } from "@mantine/core";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { LinkButton } from "@/components/ui/link-button";
import { useViewParams } from "@/lib/client/use-view-params";
import { viewHref } from "@/lib/client/view-params";
import { PatternPanel } from "./pattern-panel";

const PATTERNS_PX = 260;

/** What each way of handing over costs and shows, measured. */
export function PatternsView() {
  const [view] = useViewParams();
  return (
    <Stack gap="md">
      <PageHeader
        title="Patterns"
        description="How handoffs went by the way they were handed over: pushed to an agent, pulled from a queue, by a key of the blackboard, or streamed."
      >
        <LinkButton variant="default" href={viewHref("/effects", view)}>
          All effects
        </LinkButton>
      </PageHeader>
      <QueryBoundary
        title="The patterns could not be read"
        skeleton={<Skeleton height={PATTERNS_PX} aria-busy />}
      >
        <PatternPanel view={view} />
      </QueryBoundary>
    </Stack>
  );
}
