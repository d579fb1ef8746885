import { listWorkflows as findWorkflows } from "@/db/queries/runtime/workflows";
import type { WorkflowList } from "@/lib/contracts/workflow";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toWorkflowDto } from "./to-workflow-dto";

/** The newest version of each, by name. */
export async function listWorkflows(ctx: ServiceContext): Promise<WorkflowList> {
  requireScope(ctx, "read");
  const rows = await findWorkflows(ctx.db, ctx.projectId);
  return { items: rows.map(toWorkflowDto), next_cursor: null };
}
