"use client";

import { useQuery } from "@tanstack/react-query";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { TraceSpan } from "@/lib/client/trace-spans";
import { type TraceKey, tracesCache } from "@/lib/client/traces";
import type { SpansState } from "./timeline/timeline-pane";

const NO_SPANS: readonly TraceSpan[] = [];

/** The trace's spans as far as they are there; handoffs never wait for them. */
export function useTraceSpans(key: TraceKey, isOpen: boolean) {
  const spans = useQuery(tracesCache.spans(key, isOpen));
  // The server draws without spans; prefetched ones may arrive before the browser hydrates.
  const loaded = useHydrated() ? spans.data : undefined;
  const items = loaded?.items ?? NO_SPANS;
  const state: SpansState = {
    isPending: !loaded && !spans.isError,
    error: loaded ? null : spans.error,
    retry: () => void spans.refetch(),
    shown: items.length,
    total: loaded?.total ?? 0,
  };
  return { items, state };
}
