import { CreateInvitationBody } from "@/lib/contracts/member";
import { env } from "@/lib/env";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { createInvitation } from "@/lib/services/members/invitations";

export const POST = apiRoute({ scope: "admin" }, async (request, { ctx }) => {
  const { expires_in_days: days, ...invite } = await readJson(request, CreateInvitationBody);
  const created = await createInvitation(ctx, { ...invite, days, baseUrl: env().BATON_URL });
  return Response.json(created, { status: 201, headers: { "cache-control": "no-store" } });
});
