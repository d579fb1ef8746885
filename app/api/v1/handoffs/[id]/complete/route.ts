import { CompleteRequest } from "@/lib/contracts/task";
import { HandoffId } from "@/lib/domain/ids";
import { readOptionalContent } from "@/lib/http/read-json";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { finishTask } from "@/lib/services/tasks/finish-task";

export const POST = runtimeRoute<{ id: string }>(
  { scope: "run" },
  async (request, { ctx, params }) => {
    const body = await readOptionalContent(request, CompleteRequest);
    const handoffId = HandoffId.parse(params.id);
    const task = await finishTask(ctx, {
      handoffId,
      lease: body.lease,
      end: { state: "completed", result: body.result, usage: body.usage },
    });
    return { body: task, traceIds: [task.trace_id] };
  },
);
