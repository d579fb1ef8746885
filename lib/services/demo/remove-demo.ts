import { deleteUnseenAgents, listTracesOfSource } from "@/db/queries/demo";
import { deleteTraces } from "@/db/queries/trace-deletion";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { DEMO_SOURCE } from "./demo-source";

/** Takes out what the demo brought, and only that. */
export async function removeDemo(ctx: ServiceContext): Promise<void> {
  requireScope(ctx, "admin");
  const { db, projectId } = ctx;
  await db.transaction(async (tx) => {
    const ids = await listTracesOfSource(tx, { projectId, source: DEMO_SOURCE });
    await deleteTraces(tx, { projectId, ids });
    await deleteUnseenAgents(tx, { projectId });
    await writeAudit({ ...ctx, db: tx }, { action: "demo.remove", subject: "demo" });
  });
}
