import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { TraceFilters } from "@/lib/client/traces";
import { TRACE_STATUSES } from "@/lib/domain/handoff/taxonomy";

/** The filters of the list in the URL, by the names that the API takes. */
export const traceFilterParsers = {
  text: parseAsString,
  status: parseAsStringLiteral(TRACE_STATUSES),
  agent: parseAsString,
  source: parseAsString,
  session_id: parseAsString,
};

export const NO_FILTERS: TraceFilters = {
  text: null,
  status: null,
  agent: null,
  source: null,
  session_id: null,
};

export function countFilters(filters: TraceFilters): number {
  return Object.values(filters).filter((value) => value !== null && value !== "").length;
}
