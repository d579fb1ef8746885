import type { RunRow } from "@/db/queries/runtime/runs";
import { isBound, requireActingAgent } from "../acting-agent";
import type { ServiceContext } from "../context";
import { loadWorkflow } from "../workflows/load-workflow";

/** A key that is bound to agents ends and repeats the runs that one of its agents leads. */
export async function requireOwnRun(
  ctx: ServiceContext,
  { workflow: name, version }: RunRow,
): Promise<void> {
  if (!isBound(ctx)) return;
  const { orchestrator } = await loadWorkflow(ctx, { name, version });
  requireActingAgent(ctx, orchestrator);
}
