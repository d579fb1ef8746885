import { HeartbeatRequest } from "@/lib/contracts/task";
import { HandoffId } from "@/lib/domain/ids";
import { readOptionalJson } from "@/lib/http/read-json";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { heartbeatTask } from "@/lib/services/tasks/answer-task";

export const POST = runtimeRoute<{ id: string }>(
  { scope: "run" },
  async (request, { ctx, params }) => {
    const body = await readOptionalJson(request, HeartbeatRequest);
    const handoffId = HandoffId.parse(params.id);
    const task = await heartbeatTask(ctx, { handoffId, lease: body.lease, leaseMs: body.lease_ms });
    return { body: task, traceIds: [task.trace_id] };
  },
);
