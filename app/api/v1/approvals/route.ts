import { ApprovalListQuery } from "@/lib/contracts/approval";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listApprovals } from "@/lib/services/approvals/list-approvals";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await listApprovals(ctx, readQuery(request, ApprovalListQuery))),
);
