import { ReportQuery } from "@/lib/contracts/report";
import { readQuery } from "@/lib/http/read-query";
import { reportMarkdown } from "@/lib/services/report/report-markdown";
import { apiRoute } from "@/lib/http/route";
import { getReport } from "@/lib/services/report/get-report";

export const GET = apiRoute({ scope: "read", reads: "replica" }, async (request, { ctx }) => {
  const { format, ...period } = readQuery(request, ReportQuery);
  const report = await getReport(ctx, period);
  if (format === "json") return Response.json(report);
  return new Response(reportMarkdown(report), {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": 'attachment; filename="handoff-report.md"',
      "cache-control": "no-store",
    },
  });
});
