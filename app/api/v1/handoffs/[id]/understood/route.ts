import { UnderstoodRequest } from "@/lib/contracts/task";
import { HandoffId } from "@/lib/domain/ids";
import { readOptionalContent } from "@/lib/http/read-json";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { understandTask } from "@/lib/services/tasks/answer-task";

export const POST = runtimeRoute<{ id: string }>(
  { scope: "run" },
  async (request, { ctx, params }) => {
    const body = await readOptionalContent(request, UnderstoodRequest);
    const handoffId = HandoffId.parse(params.id);
    const task = await understandTask(ctx, { handoffId, ...body });
    return { body: task, traceIds: [task.trace_id] };
  },
);
