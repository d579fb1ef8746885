import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import type { TraceFacets } from "@/lib/contracts/trace-facets";
import type { FacetField } from "@/lib/domain/query/facets";
import { getJson } from "./get-json";
import { type ViewRange, viewPeriod } from "./view-params";

const LIVE_POLL_MS = 15_000;

type FacetView = { project: string | null; range: ViewRange; q: string };
/** Values of one field, of the traces that the rest of a query finds. */
export type ValuesAsked = { field: FacetField; contains: string; q: string };

/** What the traces of a query have in common, counted by value. */
export const traceFacetsCache = {
  panel: (view: FacetView, isLive = false) =>
    queryOptions({
      queryKey: ["trace-facets", "panel", view.project, view.range, view.q],
      queryFn: ({ signal }) => getFacets(view, { signal }),
      placeholderData: keepPreviousData,
      refetchInterval: isLive ? LIVE_POLL_MS : false,
    }),
  values: ({ project, range }: Pick<FacetView, "project" | "range">, asked: ValuesAsked | null) =>
    queryOptions({
      queryKey: ["trace-facets", "values", project, range, asked],
      queryFn:
        asked === null
          ? skipToken
          : ({ signal }) => getFacets({ project, range, q: asked.q }, { signal, value: asked }),
      placeholderData: keepPreviousData,
    }),
};

type FacetRequest = { signal: AbortSignal; value?: ValuesAsked };

function getFacets(
  { project, range, q }: FacetView,
  { signal, value }: FacetRequest,
): Promise<TraceFacets> {
  const params = { ...viewPeriod(range, new Date()), q, ...value };
  return getJson(
    "/api/v1/traces/facets",
    async () => (await import("@/lib/contracts/trace-facets")).TraceFacets,
    { project, params, signal },
  );
}
