import { RunListQuery, StartRunRequest } from "@/lib/contracts/run";
import { readContent } from "@/lib/http/read-json";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listRuns } from "@/lib/services/runs/list-runs";
import { startRun } from "@/lib/services/runs/start-run";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await listRuns(ctx, readQuery(request, RunListQuery))),
);

export const POST = apiRoute({ scope: "run" }, async (request, { ctx }) => {
  const idempotencyKey = request.headers.get("idempotency-key") ?? undefined;
  const run = await startRun(ctx, {
    ...(await readContent(request, StartRunRequest)),
    idempotencyKey,
  });
  return Response.json(run, { status: 201 });
});
