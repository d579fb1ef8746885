import { apiRoute } from "@/lib/http/route";
import { countApprovals } from "@/lib/services/approvals/count-approvals";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await countApprovals(ctx)),
);
