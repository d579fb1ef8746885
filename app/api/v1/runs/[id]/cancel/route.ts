import { CancelRunRequest } from "@/lib/contracts/run";
import { RunId } from "@/lib/domain/task/task";
import { readOptionalJson } from "@/lib/http/read-json";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { cancelRun } from "@/lib/services/runs/cancel-run";

export const POST = runtimeRoute<{ id: string }>(
  { scope: "run" },
  async (request, { ctx, params }) => {
    const { reason } = await readOptionalJson(request, CancelRunRequest);
    const run = await cancelRun(ctx, { id: RunId.parse(params.id), reason });
    return { body: run, traceIds: [run.trace_id] };
  },
);
