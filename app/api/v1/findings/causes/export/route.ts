import { FindingCauseExportQuery } from "@/lib/contracts/finding-cause";
import { causesResponse } from "@/lib/http/causes-response";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { exportCauses } from "@/lib/services/findings/list-causes";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) => {
  const query = readQuery(request, FindingCauseExportQuery);
  return causesResponse(query.format, await exportCauses(ctx, query));
});
