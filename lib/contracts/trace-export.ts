import { z } from "zod";
import { TraceListQuery } from "./trace";

export const TraceExportQuery = TraceListQuery.omit({ limit: true, cursor: true }).extend({
  format: z.enum(["csv", "json"]),
});
export type TraceExportQuery = z.infer<typeof TraceExportQuery>;
