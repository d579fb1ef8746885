import { RunId } from "@/lib/domain/task/task";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { retryRun } from "@/lib/services/runs/retry-run";

export const POST = runtimeRoute<{ id: string }>(
  { scope: "run" },
  async (_request, { ctx, params }) => {
    const run = await retryRun(ctx, RunId.parse(params.id));
    return { body: run, traceIds: [run.trace_id] };
  },
);
