import { AuditQuery } from "@/lib/contracts/audit";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listAudit } from "@/lib/services/audit/list-audit";

export const GET = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await listAudit(ctx, readQuery(request, AuditQuery))),
);
