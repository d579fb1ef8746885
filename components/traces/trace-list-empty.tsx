"use client";

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { EmptyState } from "@/components/shared/empty-state";
import { connectCache } from "@/lib/client/connect";
import { type ViewParams, viewHref } from "@/lib/client/view-params";
import { TraceListSkeleton } from "./trace-list-skeleton";

type TraceListEmptyProps = {
  projectSlug: string;
  view: ViewParams;
  hasQuery: boolean;
  /** Whether something matches before the chosen time. */
  hasOlder: boolean;
  onClearQuery: () => void;
  onAllTime: () => void;
};

/** Nothing matches, nothing in this time, or nothing yet: each with what to do about it. */
export function TraceListEmpty(props: TraceListEmptyProps) {
  const { projectSlug, view, hasQuery, onAllTime } = props;
  const status = useQuery({ ...connectCache.status(projectSlug), enabled: !hasQuery });
  if (hasQuery) return <NoMatch {...props} />;
  if (status.isPending) return <TraceListSkeleton />;
  const isAllTime = view.range === "all" && view.from === null && view.to === null;
  if (status.data?.has_traces === true && !isAllTime) {
    return (
      <EmptyState
        kind="nothing-matches"
        title="No traces in this time"
        description="There are traces outside the time range of the top bar."
      >
        <Button onClick={onAllTime}>Show all time</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      kind="nothing-yet"
      title="No traces yet"
      description="They appear here as soon as your agents report their first handoff."
    >
      <Button component={Link} href={viewHref("/connect", view)}>
        Connect your agents
      </Button>
      <Button component={Link} href={viewHref("/welcome", view)} variant="default">
        Load the demo
      </Button>
    </EmptyState>
  );
}

type NoMatchProps = Pick<TraceListEmptyProps, "hasOlder" | "onClearQuery" | "onAllTime">;

function NoMatch({ hasOlder, onClearQuery, onAllTime }: NoMatchProps) {
  return (
    <EmptyState
      kind="nothing-matches"
      title={hasOlder ? "No trace of this time matches" : "No trace matches this query"}
      description={hasOlder ? "Older traces do." : "Clear it to see every trace of this time."}
    >
      {hasOlder ? <Button onClick={onAllTime}>Show all time</Button> : null}
      <Button variant={hasOlder ? "default" : "filled"} onClick={onClearQuery}>
        Show everything
      </Button>
    </EmptyState>
  );
}
