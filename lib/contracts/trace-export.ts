import { z } from "zod";
import { TraceListQuery } from "./trace";

/** An export of more would be a backup; the file says what it leaves out. */
export const TRACE_EXPORT_MAX = 10_000;

export const TraceExportQuery = TraceListQuery.omit({ limit: true, cursor: true }).extend({
  format: z.enum(["csv", "json"]),
});
export type TraceExportQuery = z.infer<typeof TraceExportQuery>;
