import { insertMissingAgents } from "@/db/queries/runtime/agents";
import { insertMissingWorkflows } from "@/db/queries/runtime/workflows";
import { listProjectsWithout } from "@/db/queries/runtime/shipped";
import type { Db } from "@/db/client";
import { Workflow } from "@/lib/domain/orchestration/workflow";
import { SCRIPTED_AGENTS } from "./runners/scripted/agents";
import { leadsInOne, leadsStaged } from "./workflows/leads-enrich-outreach";
import { partnershipDiscovery } from "./workflows/partnership-discovery";
import { researchWriteReview } from "./workflows/research-write-review";
import { supportTriage } from "./workflows/support-triage";

export const SHIPPED_WORKFLOWS: readonly Workflow[] = [
  partnershipDiscovery,
  supportTriage,
  researchWriteReview,
  leadsStaged,
  leadsInOne,
].map((document) => Workflow.parse(document));

/** Gives every project that lacks them the workflows and agents that come with Baton. */
export async function installShipped(db: Db): Promise<number> {
  const names = SHIPPED_WORKFLOWS.map(({ name }) => name);
  const projectIds = await listProjectsWithout(db, { workflows: names });
  const agents = Object.entries(SCRIPTED_AGENTS);
  await db.transaction(async (tx) => {
    await insertMissingWorkflows(tx, { projectIds, documents: SHIPPED_WORKFLOWS });
    await insertMissingAgents(
      tx,
      projectIds.flatMap((projectId) =>
        agents.map(([name, { tools }]) => ({
          projectId,
          service: "",
          name,
          kind: "scripted" as const,
          role: "specialist" as const,
          capabilities: [...tools],
          description: "Comes with Baton: works offline, on invented companies.",
        })),
      ),
    );
  });
  return projectIds.length;
}
