import { randomUUID } from "node:crypto";
import { connect } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { ensureDay } from "@/db/queries/partitions";
import { project } from "@/db/schema";
import { clock as now } from "@/lib/clock";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { ProjectId } from "@/lib/domain/ids";
import { createAgentPools } from "@/lib/runtime/pool/agent-pools";
import { createCodeRunner } from "@/lib/runtime/runners/code/code";
import { startWorker } from "@/lib/runtime/start-worker";
import { listCodeAgents } from "@/lib/services/agents/list-code-agents";
import { registerAgent } from "@/lib/services/agents/register-agent";
import { handOff } from "@/lib/services/tasks/hand-off";

const MS_PER_DAY = 86_400_000;
const COMPANIES = 20;

export const AGENTS = { cold: 0, warm: 2 } as const;

/** A worker with two agents of the same code: one starts for every handoff, one is kept warm. */
export async function openPools(url: string, folder: string) {
  await migrateDatabase(url);
  const { db, close } = connect(url);
  const projectId = ProjectId.parse(randomUUID());
  const ctx = { db, projectId, now, actor: { kind: "system" as const } };
  for (const ms of [Date.now(), Date.now() + MS_PER_DAY]) {
    await ensureDay(db, new Date(ms).toISOString().slice(0, 10));
  }
  await db.insert(project).values({ id: projectId, slug: projectId, name: "Bench" });
  for (const [name, warm] of Object.entries(AGENTS)) {
    const pool = { min_warm: warm, max: 2 };
    const settings = { module: "loads-modules.mjs", pool };
    await registerAgent(ctx, { ...RegisterAgentRequest.parse({ kind: "code", settings }), name });
  }
  const pools = createAgentPools({ folder, now });
  const runners = { code: createCodeRunner(pools) };
  const worker = await startWorker({ url, db, now, runners, close: () => pools.close() });
  await pools.keepReady(await listCodeAgents(db));
  return {
    warm: () => pools.figures().find(({ agent }) => agent === "warm")?.warm ?? 0,
    /** The id of the handoff. */
    async send(agent: keyof typeof AGENTS, turn: number): Promise<string> {
      const companies = Array.from({ length: COMPANIES }, (_, index) => ({
        name: `Company ${turn}-${index}`,
        employees: index,
      }));
      const asked = { from_agent: "bench", to_agent: agent, task: `Add ${turn}` };
      const request = HandOffRequest.parse({ ...asked, context: { companies } });
      return (await handOff(ctx, request)).handoff_id;
    },
    async close() {
      await worker.stop();
      await close();
    },
  };
}
