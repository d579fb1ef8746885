import { RunId } from "@/lib/domain/task/task";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { getRun } from "@/lib/services/runs/get-run";

/** Who reads that a run is over finds its whole trace. */
export const GET = runtimeRoute<{ id: string }>(
  { scope: "read" },
  async (_request, { ctx, params }) => {
    const run = await getRun(ctx, RunId.parse(params.id));
    return { body: run, traceIds: [run.trace_id] };
  },
);
