import { IngestRejectListQuery } from "@/lib/contracts/ingest-reject";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listRejects } from "@/lib/services/ingest-rejects/list-rejects";

export const GET = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await listRejects(ctx, readQuery(request, IngestRejectListQuery))),
);
