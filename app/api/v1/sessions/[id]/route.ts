import { apiRoute } from "@/lib/http/route";
import { getSession } from "@/lib/services/sessions/get-session";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (_request, { ctx, params }) =>
  Response.json(await getSession(ctx, params.id)),
);
