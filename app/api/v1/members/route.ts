import { apiRoute } from "@/lib/http/route";
import { listMembers } from "@/lib/services/members/list-members";

export const GET = apiRoute({ scope: "admin" }, async (_request, { ctx }) =>
  Response.json(await listMembers(ctx)),
);
