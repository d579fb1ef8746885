import { apiRoute } from "@/lib/http/route";
import { revokeInvitation } from "@/lib/services/members/invitations";

export const DELETE = apiRoute<{ id: string }>({ scope: "admin" }, async (_request, args) => {
  await revokeInvitation(args.ctx, args.params.id);
  return new Response(null, { status: 204 });
});
