import { randomUUID } from "node:crypto";
import { connect, type Db } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { ensureDay } from "@/db/queries/partitions";
import { upsertAgent } from "@/db/queries/runtime/agents";
import { project } from "@/db/schema";
import { ProjectId } from "@/lib/domain/ids";
import { WorkflowName } from "@/lib/domain/orchestration/workflow";
import { RunId } from "@/lib/domain/task/task";
import { nanosFromMs } from "@/lib/domain/time";
import type { Runner } from "@/lib/runtime/ports";
import { startWorker } from "@/lib/runtime/start-worker";
import type { ServiceContext } from "@/lib/services/context";
import { startRun } from "@/lib/services/runs/start-run";
import { saveWorkflow } from "@/lib/services/workflows/save-workflow";

const WORKFLOW = WorkflowName.parse("chain");
const AGENTS = 10;
const MS_PER_DAY = 86_400_000;
/** To the microsecond: a hop takes a few milliseconds. */
const now = () => nanosFromMs(performance.timeOrigin + performance.now());

/** Agents that answer at once: what is left is the runtime's own. */
const scripted: Runner = async (task, { accept }) => {
  await accept();
  return { kind: "completed", result: { step: task.agent } };
};

/** A runtime of this process on a database of its own, with a workflow of so many stages in a row. */
export async function openRuntime(url: string, { stages }: { stages: number }) {
  await migrateDatabase(url);
  const { db, close } = connect(url);
  const ctx = await prepare(db, stages);
  const worker = await startWorker({ url, db, now, runners: { scripted } });
  return {
    start: async () => RunId.parse((await startRun(ctx, { workflow: WORKFLOW, input: {} })).id),
    async close() {
      await worker.stop();
      await close();
    },
  };
}

async function prepare(db: Db, stages: number): Promise<ServiceContext> {
  const projectId = ProjectId.parse(randomUUID());
  const ctx = { db, projectId, now, actor: { kind: "system" as const } };
  for (const ms of [Date.now(), Date.now() + MS_PER_DAY]) {
    await ensureDay(db, new Date(ms).toISOString().slice(0, 10));
  }
  await db.insert(project).values({ id: projectId, slug: projectId, name: "Bench" });
  for (let agent = 0; agent < AGENTS; agent += 1) {
    await upsertAgent(db, {
      projectId,
      name: `agent-${agent}`,
      kind: "scripted",
      role: "specialist",
      capabilities: [],
      description: null,
      endpoint: null,
      isDown: false,
    });
  }
  await saveWorkflow(ctx, { document: chainOf(stages) });
  return ctx;
}

/** Every stage hands on what the one before it found, so that no visit is without new facts. */
function chainOf(stages: number) {
  return {
    name: WORKFLOW,
    stages: Array.from({ length: stages }, (_, index) => ({
      id: `s${index}`,
      target: { agent: `agent-${index % AGENTS}` },
      task: `Do step ${index}`,
      ...(index === 0
        ? {}
        : {
            depends_on: [`s${index - 1}`],
            context: { before: `/results/s${index - 1}/step` },
          }),
    })),
  };
}
