import { SaveReportScheduleRequest } from "@/lib/contracts/report-schedule";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { getReportSchedule, saveReportSchedule } from "@/lib/services/report/report-schedule";

export const GET = apiRoute({ scope: "admin" }, async (_request, { ctx }) =>
  Response.json(await getReportSchedule(ctx)),
);

export const PUT = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await saveReportSchedule(ctx, await readJson(request, SaveReportScheduleRequest))),
);
