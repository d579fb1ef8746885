import { ChangeMemberBody } from "@/lib/contracts/member";
import { UserId } from "@/lib/domain/ids";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { changeMember } from "@/lib/services/members/change-member";

type Params = { id: string };

export const PATCH = apiRoute<Params>({ scope: "admin" }, async (request, { ctx, params }) => {
  const { role } = await readJson(request, ChangeMemberBody);
  await changeMember(ctx, { userId: UserId.parse(params.id), role });
  return new Response(null, { status: 204 });
});

export const DELETE = apiRoute<Params>({ scope: "admin" }, async (_request, { ctx, params }) => {
  await changeMember(ctx, { userId: UserId.parse(params.id), role: null });
  return new Response(null, { status: 204 });
});
