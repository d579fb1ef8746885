import { z } from "zod";
import { FACET_FIELDS } from "@/lib/domain/query/facets";
import { TraceFilterQuery } from "./trace";

/** One field, or those of the panel; `contains` narrows the values. */
export const TraceFacetsQuery = TraceFilterQuery.extend({
  field: z.enum(FACET_FIELDS).optional(),
  contains: z.string().max(200).optional(),
});
export type TraceFacetsQuery = z.infer<typeof TraceFacetsQuery>;

export const FacetValue = z.object({ value: z.string(), count: z.number() });
export type FacetValue = z.infer<typeof FacetValue>;

/** A field's most frequent values; `value_count` says how many it has altogether. */
export const Facet = z.object({
  field: z.enum(FACET_FIELDS),
  values: z.array(FacetValue),
  value_count: z.number(),
});
export type Facet = z.infer<typeof Facet>;

/** Counts are of traces: all that match, or the newest `counted_max` of them. */
export const TraceFacets = z.object({
  counted: z.number(),
  counted_max: z.number(),
  facets: z.array(Facet),
});
export type TraceFacets = z.infer<typeof TraceFacets>;
