import { createLoader } from "nuqs/server";
import { traceFilterParsers } from "@/components/traces/trace-filter-params";

export const loadTraceFilters = createLoader(traceFilterParsers);
