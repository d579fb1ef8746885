import { ClaimRequest } from "@/lib/contracts/task";
import { AgentName } from "@/lib/domain/event/shapes";
import { readOptionalJson } from "@/lib/http/read-json";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { claimTasks } from "@/lib/services/tasks/claim-tasks";

export const POST = runtimeRoute<{ agent: string }>(
  { scope: "run" },
  async (request, { ctx, params }) => {
    const claim = await readOptionalJson(request, ClaimRequest);
    const agent = AgentName.parse(params.agent);
    const claimed = await claimTasks(ctx, { ...claim, agent });
    return { body: claimed, traceIds: claimed.items.map((item) => item.trace_id) };
  },
);
