import { type AgentRow, listRegistered } from "@/db/queries/runtime/agents";
import { assignQueued, markOffered } from "@/db/queries/runtime/capability-queue";
import { addTakeJobs } from "@/db/queries/runtime/jobs";
import { findTask, type TaskRow } from "@/db/queries/runtime/tasks";
import type { Db } from "@/db/client";
import { CodeSettings } from "@/lib/domain/agents/agent-settings";
import { type AgentKind, reachOf } from "@/lib/domain/handoff/taxonomy";
import type { HandoffId } from "@/lib/domain/ids";
import { compareText } from "@/lib/domain/json";
import type { ServiceContext } from "../context";
import { listChoices } from "./assign-chosen";

const OFFERED_AGAIN_MS = 1_000;
const PER_ROUND = 20;

/**
 * Claims from the queue of what a handoff needs, for the least busy agent of these kinds that can do it
 * and has room. False: none has, or somebody of another process was faster; then it stays where it is.
 */
export async function takeFromQueue(
  ctx: ServiceContext,
  { handoffId, kinds }: { handoffId: HandoffId; kinds: readonly AgentKind[] },
): Promise<boolean> {
  const key = { projectId: ctx.projectId, handoffId };
  const task = await findTask(ctx.db, key);
  if (!task || task.state !== "queued" || task.toAgent !== null || task.isPerformed) return false;
  const agent = await findWithRoom(ctx, { task, kinds });
  if (!agent) return false;
  const { isStarted } = reachOf(agent.kind);
  return assignQueued(ctx.db, key, { agent: agent.name, isStarted });
}

async function findWithRoom(
  ctx: ServiceContext,
  { task, kinds }: { task: TaskRow; kinds: readonly AgentKind[] },
): Promise<AgentRow | undefined> {
  const able = await listChoices(ctx, task);
  const names = able.map(({ name }) => name);
  const rows = await listRegistered(ctx.db, { projectId: ctx.projectId, names, kinds });
  const byName = new Map(rows.map((row) => [row.name, row]));
  for (const { name, load } of able.toSorted(
    (a, b) => a.load - b.load || compareText(a.name, b.name),
  )) {
    const agent = byName.get(name);
    if (agent && load < roomOf(agent)) return agent;
  }
  return undefined;
}

/** What does not fit into an agent's instances waits where others can still claim it. */
function roomOf({ kind, settings }: AgentRow): number {
  if (kind !== "code") return Number.POSITIVE_INFINITY;
  const read = CodeSettings.safeParse(settings);
  return read.success ? read.data.pool.max : 0;
}

/** Wakes workers again for what had to wait. Safe on every node at once. */
export async function offerQueued(db: Db, kinds: readonly AgentKind[]): Promise<number> {
  return db.transaction(async (tx) => {
    const waited = { kinds, waitedMs: OFFERED_AGAIN_MS, limit: PER_ROUND };
    const tasks = await markOffered(tx, waited);
    await addTakeJobs(tx, tasks);
    return tasks.length;
  });
}
