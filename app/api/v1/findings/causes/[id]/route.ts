import { apiRoute } from "@/lib/http/route";
import { getCause } from "@/lib/services/findings/get-cause";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (_request, { ctx, params }) =>
  Response.json(await getCause(ctx, params.id)),
);
