import { SaveWorkflowRequest } from "@/lib/contracts/workflow";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { listWorkflows } from "@/lib/services/workflows/list-workflows";
import { saveWorkflow } from "@/lib/services/workflows/save-workflow";
import { toWorkflowDto } from "@/lib/services/workflows/to-workflow-dto";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await listWorkflows(ctx)),
);

export const POST = apiRoute({ scope: "run" }, async (request, { ctx }) => {
  const saved = await saveWorkflow(ctx, await readJson(request, SaveWorkflowRequest));
  return Response.json(toWorkflowDto(saved), { status: 201 });
});
