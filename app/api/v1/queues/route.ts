import { apiRoute } from "@/lib/http/route";
import { listQueues } from "@/lib/services/runtime-status/list-queues";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await listQueues(ctx)),
);
