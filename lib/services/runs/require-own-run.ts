import type { RunRow } from "@/db/queries/runtime/runs";
import { isBound, requireActingAgent } from "../acting-agent";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { loadWorkflow } from "../workflows/load-workflow";

/** A key that is bound to agents moves what it started itself, and the runs that one of its agents leads. */
export async function requireOwnRun(
  ctx: ServiceContext,
  { workflow: name, version, startedBy }: RunRow,
): Promise<void> {
  if (!isBound(ctx) || startedBy === actorName(ctx.actor)) return;
  const { orchestrator } = await loadWorkflow(ctx, { name, version });
  requireActingAgent(ctx, orchestrator);
}
