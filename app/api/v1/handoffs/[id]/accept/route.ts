import { AcceptRequest } from "@/lib/contracts/task";
import { HandoffId } from "@/lib/domain/ids";
import { readOptionalJson } from "@/lib/http/read-json";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { acceptTask } from "@/lib/services/tasks/answer-task";

export const POST = runtimeRoute<{ id: string }>(
  { scope: "run" },
  async (request, { ctx, params }) => {
    const body = await readOptionalJson(request, AcceptRequest);
    const handoffId = HandoffId.parse(params.id);
    const task = await acceptTask(ctx, { handoffId, lease: body.lease });
    return { body: task, traceIds: [task.trace_id] };
  },
);
