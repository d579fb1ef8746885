import type { FieldName } from "./fields";

/** What the panel beside the list counts. */
export const PANEL_FACETS = [
  "status",
  "finding",
  "agent",
  "outcome",
  "type",
  "error",
  "source",
] as const satisfies readonly FieldName[];
/** Fields whose values can be counted, and so suggested. */
export const FACET_FIELDS = [
  ...PANEL_FACETS,
  "from",
  "to",
  "reason",
  "flag",
  "service",
  "session",
] as const satisfies readonly FieldName[];
export type FacetField = (typeof FACET_FIELDS)[number];
