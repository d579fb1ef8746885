import { FindingCauseQuery } from "@/lib/contracts/finding-cause";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listCauses } from "@/lib/services/findings/list-causes";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await listCauses(ctx, readQuery(request, FindingCauseQuery))),
);
