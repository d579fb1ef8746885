/** What a list of traces can be ordered by. */
export const TRACE_SORTS = ["started", "duration", "handoffs", "errors", "tokens"] as const;
export type TraceSort = (typeof TRACE_SORTS)[number];

export const SORT_ORDERS = ["desc", "asc"] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

export type TraceOrder = { sort: TraceSort; order: SortOrder };
