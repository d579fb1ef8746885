import { useQuery } from "@tanstack/react-query";
import { traceFacetsCache } from "@/lib/client/trace-facets";
import type { TraceListView } from "@/lib/client/traces";

/** How many traces the query finds, as the values beside the list count them; null: not known, or too many to count. */
export function useTotal(view: TraceListView, isReadable: boolean): number | null {
  const { data, isPlaceholderData } = useQuery({
    ...traceFacetsCache.panel(view),
    enabled: isReadable,
  });
  const isKnown = data !== undefined && !isPlaceholderData && data.counted < data.counted_max;
  return isKnown ? data.counted : null;
}
