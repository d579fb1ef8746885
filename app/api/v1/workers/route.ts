import { apiRoute } from "@/lib/http/route";
import { listWorkers } from "@/lib/services/runtime-status/list-workers";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await listWorkers(ctx)),
);
