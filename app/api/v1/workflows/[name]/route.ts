import { WorkflowName } from "@/lib/domain/orchestration/workflow";
import { apiRoute } from "@/lib/http/route";
import { getWorkflow } from "@/lib/services/workflows/get-workflow";

export const GET = apiRoute<{ name: string }>(
  { scope: "read" },
  async (_request, { ctx, params }) =>
    Response.json(await getWorkflow(ctx, WorkflowName.parse(params.name))),
);
