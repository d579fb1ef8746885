import { ReceiveRequest } from "@/lib/contracts/task";
import { HandoffId } from "@/lib/domain/ids";
import { readOptionalJson } from "@/lib/http/read-json";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { receiveOwnTask } from "@/lib/services/tasks/receive-own-task";

export const POST = runtimeRoute<{ id: string }>(
  { scope: "run" },
  async (request, { ctx, params }) => {
    const body = await readOptionalJson(request, ReceiveRequest);
    const handoffId = HandoffId.parse(params.id);
    const task = await receiveOwnTask(ctx, {
      handoffId,
      agent: body.agent,
      leaseMs: body.lease_ms,
    });
    return { body: task, traceIds: [task.trace_id] };
  },
);
