import { IngestHealthQuery } from "@/lib/contracts/ingest-health";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { getIngestHealth } from "@/lib/services/ingest-health/get-ingest-health";

export const GET = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await getIngestHealth(ctx, readQuery(request, IngestHealthQuery))),
);
