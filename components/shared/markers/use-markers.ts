import { useQuery } from "@tanstack/react-query";
import { markersCache } from "@/lib/client/markers";
import { useViewParams } from "@/lib/client/use-view-params";
import type { MarkerDto } from "@/lib/contracts/marker";

export type Markers = {
  items: readonly MarkerDto[];
  isComplete: boolean;
  problem: unknown;
};

const NONE: readonly MarkerDto[] = [];

/** Those of the view's time range; a chart never waits for them. */
export function useMarkers(): Markers {
  const [{ project, range, from, to }] = useViewParams();
  const { data, error } = useQuery(markersCache.list(project, { range, from, to }));
  return { items: data?.items ?? NONE, isComplete: data?.is_complete ?? true, problem: error };
}
