import { stat } from "node:fs/promises";
import path from "node:path";
import type { CodeSettings } from "@/lib/domain/agents/agent-settings";
import type { ProjectId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";
import type { PoolFigures } from "../ports";
import { type AgentPool, createAgentPool } from "./agent-pool";

export type CodeAgent = { projectId: ProjectId; agent: string; settings: CodeSettings };

/** Why an agent's code cannot be run here; the message says what would help. */
export class NotSetUpError extends Error {}

/**
 * The pools of one worker: for every agent that is code its own, so that no two projects ever share an
 * instance. Another version of the file, or other settings, are another pool; the old one runs dry.
 */
export function createAgentPools({
  folder,
  now,
}: {
  folder: string | undefined;
  now: () => Nanos;
}) {
  const open = new Map<string, { version: string; pool: AgentPool; of: CodeAgent }>();
  let isClosed = false;

  const poolOf = async (of: CodeAgent): Promise<AgentPool> => {
    const { projectId, agent, settings } = of;
    const { file, changedAt } = await findModule(folder, settings.module);
    const key = `${projectId} ${agent}`;
    const version = JSON.stringify([settings, changedAt]);
    const known = open.get(key);
    if (known?.version === version) return known.pool;
    if (isClosed) throw new NotSetUpError("This worker is about to end.");
    const pool = createAgentPool({ file, agent, settings: settings.pool }, now);
    open.set(key, { version, pool, of });
    void known?.pool.close();
    return pool;
  };

  return {
    poolOf,
    /** Has the instances ready that these agents ask for, and lets the others go. */
    async keepReady(agents: readonly CodeAgent[]): Promise<void> {
      const wanted = new Set(agents.map(({ projectId, agent }) => `${projectId} ${agent}`));
      for (const [key, { pool }] of open) {
        if (wanted.has(key)) continue;
        open.delete(key);
        void pool.close();
      }
      for (const of of agents) {
        if (of.settings.pool.min_warm === 0) continue;
        const pool = await poolOf(of).catch((error: unknown) => {
          if (error instanceof NotSetUpError) return undefined;
          throw error;
        });
        pool?.keepReady();
      }
    },
    figures: (): PoolFigures[] =>
      [...open.values()].map(({ of: { projectId, agent }, pool }) => ({
        projectId,
        agent,
        ...pool.figures(),
      })),
    async close(): Promise<void> {
      isClosed = true;
      const all = [...open.values()];
      open.clear();
      await Promise.all(all.map(({ pool }) => pool.close()));
    },
  };
}

export type AgentPools = ReturnType<typeof createAgentPools>;

async function findModule(folder: string | undefined, module: string) {
  if (folder === undefined) {
    throw new NotSetUpError("Name the folder of agents where this worker runs: BATON_AGENTS_DIR.");
  }
  const file = path.resolve(folder, module);
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return { file, changedAt: found.mtimeMs };
  throw new NotSetUpError(`There is no ${module} in the folder of agents.`);
}
