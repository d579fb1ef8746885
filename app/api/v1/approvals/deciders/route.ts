import { apiRoute } from "@/lib/http/route";
import { listDeciders } from "@/lib/services/approvals/count-approvals";

export const GET = apiRoute({ scope: "approve" }, async (_request, { ctx }) =>
  Response.json(await listDeciders(ctx)),
);
