import { apiRoute } from "@/lib/http/route";
import { testAlert } from "@/lib/services/alerts/alerts";

export const POST = apiRoute<{ id: string }>({ scope: "admin" }, async (_request, args) =>
  Response.json(await testAlert(args.ctx, args.params.id), { status: 202 }),
);
