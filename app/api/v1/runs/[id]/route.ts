import { RunId } from "@/lib/domain/task/task";
import { apiRoute } from "@/lib/http/route";
import { getRun } from "@/lib/services/runs/get-run";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (_request, { ctx, params }) =>
  Response.json(await getRun(ctx, RunId.parse(params.id))),
);
