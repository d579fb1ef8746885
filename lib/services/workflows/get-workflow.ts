import { findWorkflow } from "@/db/queries/runtime/workflows";
import type { WorkflowDto } from "@/lib/contracts/workflow";
import type { WorkflowName } from "@/lib/domain/orchestration/workflow";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toWorkflowDto } from "./to-workflow-dto";

export async function getWorkflow(ctx: ServiceContext, name: WorkflowName): Promise<WorkflowDto> {
  requireScope(ctx, "read");
  const row = await findWorkflow(ctx.db, { projectId: ctx.projectId, name });
  if (!row) throw new AppError("not_found", `There is no workflow "${name}".`);
  return toWorkflowDto(row);
}
