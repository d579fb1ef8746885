import type { Db } from "@/db/client";
import { findAgent } from "@/db/queries/runtime/agents";
import type { AgentKind } from "@/lib/domain/handoff/taxonomy";
import type { ServiceContext } from "@/lib/services/context";
import type { Taken } from "@/lib/services/runs/advance-run";
import { tellReceived } from "@/lib/services/tasks/tell-received";
import type { Acceptance } from "./acceptance";
import { type Chooser, type Receipt, type Runner, RuntimeFault, type RunnerResult } from "./ports";
import { withBoardData } from "./with-board-data";
import { withStreamData } from "./with-stream-data";

/** What handoffs are done with. */
export type Means = {
  db: Db;
  runners: Partial<Record<AgentKind, Runner>>;
  /** Picks the agent where a rule lets a model do so. */
  choose?: Chooser | undefined;
};

/** Its agent and its run, where they are known from the hop before. */
export type Claimed = Pick<Taken, "task"> & Partial<Taken>;

export type Work = (signal: AbortSignal) => Promise<RunnerResult>;

/** What there is to do: its agent's work, or to choose one. Undefined: nothing of ours. */
export async function workOf(
  { db, runners, choose }: Means,
  {
    ctx,
    task,
    agent: known,
    acceptance,
  }: Claimed & { ctx: ServiceContext; acceptance: Acceptance },
): Promise<Work | undefined> {
  const { toAgent, route } = task;
  if (toAgent === null) {
    if (!choose || route?.chooser === undefined) return undefined;
    return (signal) => safely(() => choose(task, { ctx, signal }));
  }
  const agent = known ?? (await findAgent(db, { projectId: ctx.projectId, name: toAgent }));
  const runner = agent?.kind ? runners[agent.kind] : undefined;
  if (!agent || !runner) return undefined;
  const { name, endpoint, settings } = agent;
  const { accept } = acceptance;
  const receive = (how: Receipt) => tellReceived(ctx, { ...how, task, at: ctx.now() });
  const sent = await withBoardData(ctx, task);
  return (signal) =>
    safely(async () => {
      const whole = await withStreamData(ctx, sent);
      const given = { ...whole, ...whole.payload, agent: name, endpoint, settings };
      return runner(given, { ctx, signal, accept, receive });
    });
}

async function safely(work: () => Promise<RunnerResult>): Promise<RunnerResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RuntimeFault) throw error;
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "failed", error: { type: "agent_error", message } };
  }
}
