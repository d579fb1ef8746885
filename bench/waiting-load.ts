import { randomUUID } from "node:crypto";
import { connect } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { ensureDay } from "@/db/queries/partitions";
import { upsertAgent } from "@/db/queries/runtime/agents";
import { project } from "@/db/schema";
import { clock as now } from "@/lib/clock";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { ProjectId } from "@/lib/domain/ids";
import { WorkflowName } from "@/lib/domain/orchestration/workflow";
import { RunId } from "@/lib/domain/task/task";
import { startWorker } from "@/lib/runtime/start-worker";
import { decideApproval } from "@/lib/services/approvals/decide-approval";
import { getRun } from "@/lib/services/runs/get-run";
import { startRun } from "@/lib/services/runs/start-run";
import { saveWorkflow } from "@/lib/services/workflows/save-workflow";

const WORKFLOW = WorkflowName.parse("asks-first");
const MS_PER_DAY = 86_400_000;

/** A runtime of this process whose workflow asks a person before it does anything. */
export async function openWaiting(url: string) {
  await migrateDatabase(url);
  const { db, close } = connect(url);
  const projectId = ProjectId.parse(randomUUID());
  const ctx = { db, projectId, now, actor: { kind: "system" as const } };
  for (const ms of [Date.now(), Date.now() + MS_PER_DAY]) {
    await ensureDay(db, new Date(ms).toISOString().slice(0, 10));
  }
  await db.insert(project).values({ id: projectId, slug: projectId, name: "Bench" });
  const agent = { kind: "scripted" as const, role: "specialist" as const, capabilities: [] };
  const said = { description: null, endpoint: null, isDown: false };
  await upsertAgent(db, { projectId, name: "worker", ...agent, ...said });
  const stage = { id: "act", target: { agent: "worker" }, task: "Act" };
  const stages = [{ ...stage, approval: { question: "Go on?" } }];
  await saveWorkflow(ctx, { document: { name: WORKFLOW, stages } });
  const worker = await startWorker({
    url,
    db,
    now,
    runners: {
      scripted: async (_task, { accept }) => {
        await accept();
        return { kind: "completed", result: "done" };
      },
    },
  });
  const read = (id: string) => getRun(ctx, RunId.parse(id));
  return {
    start: async () => (await startRun(ctx, { workflow: WORKFLOW, input: {} })).id,
    statusOf: async (id: string) => (await read(id)).status,
    approve: async (id: string) => {
      const { waiting_for: waiting } = await read(id);
      if (!waiting || !("approval_id" in waiting)) throw new Error("it does not wait");
      const approval = ApprovalId.parse(waiting.approval_id);
      await decideApproval(ctx, { id: approval, decision: "approve" });
    },
    async close() {
      await worker.stop();
      await close();
    },
  };
}
