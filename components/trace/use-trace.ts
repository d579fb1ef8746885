"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { isOpenTrace, type TraceKey, tracesCache } from "@/lib/client/traces";
import { prepareTimeline } from "./timeline/prepare-timeline";
import { useTraceSpans } from "./use-trace-spans";

/** A trace and what its panes draw; the spans may arrive later, or not at all. */
export function useTrace(key: TraceKey, isLive: boolean) {
  const { data: detail, dataUpdatedAt } = useSuspenseQuery(tracesCache.detail(key, isLive));
  const isOpen = isOpenTrace(detail.trace);
  const { items, state } = useTraceSpans(key, isOpen);
  const timeline = useMemo(
    () =>
      prepareTimeline(items, detail.handoffs, {
        now: isOpen ? new Date(dataUpdatedAt).toISOString() : null,
        startedAt: detail.trace.started_at,
        endedAt: detail.trace.ended_at,
      }),
    [items, detail.handoffs, detail.trace, isOpen, dataUpdatedAt],
  );
  return { detail, timeline, spans: state };
}
