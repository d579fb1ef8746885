import { apiRoute } from "@/lib/http/route";
import { verifyAudit } from "@/lib/services/audit/follow-audit";

export const GET = apiRoute({ scope: "admin" }, async (_request, { ctx }) =>
  Response.json(await verifyAudit(ctx), { headers: { "cache-control": "no-store" } }),
);
