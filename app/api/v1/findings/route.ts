import { FindingListQuery } from "@/lib/contracts/finding";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listFindings } from "@/lib/services/findings/list-findings";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await listFindings(ctx, readQuery(request, FindingListQuery))),
);
