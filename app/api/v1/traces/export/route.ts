import { TraceExportQuery } from "@/lib/contracts/trace-export";
import { exportResponse } from "@/lib/http/export-response";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { exportTraces } from "@/lib/services/traces/export-traces";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) => {
  const query = readQuery(request, TraceExportQuery);
  return exportResponse(query.format, await exportTraces(ctx, query));
});
