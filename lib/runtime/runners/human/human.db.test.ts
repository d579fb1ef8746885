import { clock as now } from "@/lib/clock";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findTask } from "@/db/queries/runtime/tasks";
import { openTestProjects } from "@/db/testing/test-project";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { Workflow } from "@/lib/domain/orchestration/workflow";
import { RunId } from "@/lib/domain/task/task";
import { registerAgent } from "@/lib/services/agents/register-agent";
import { decideApproval } from "@/lib/services/approvals/decide-approval";
import { getApproval } from "@/lib/services/approvals/get-approval";
import type { ServiceContext } from "@/lib/services/context";
import { getHandoff } from "@/lib/services/handoffs/get-handoff";
import { deliverTraces } from "@/lib/services/outbox/deliver-outbox";
import { cancelRun } from "@/lib/services/runs/cancel-run";
import { getRun } from "@/lib/services/runs/get-run";
import { startRun } from "@/lib/services/runs/start-run";
import { expireTasks } from "@/lib/services/tasks/expire-tasks";
import { handOff } from "@/lib/services/tasks/hand-off";
import { saveWorkflow } from "@/lib/services/workflows/save-workflow";
import { startWorker } from "../../start-worker";
import { human } from "./human";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let worker: Awaited<ReturnType<typeof startWorker>>;

beforeAll(async () => {
  projects = await openTestProjects();
  worker = await startWorker({ url: projects.url, db: projects.db, now, runners: { human } });
});
afterAll(async () => {
  await worker.stop();
  await projects.close();
});

async function projectWithPerson(settings: object = {}): Promise<ServiceContext> {
  const ctx = { ...(await projects.context()), now };
  const agent = RegisterAgentRequest.parse({ kind: "human", settings });
  await registerAgent(ctx, { ...agent, name: "Ada" });
  return ctx;
}

async function send(ctx: ServiceContext) {
  const asked = {
    from_agent: "boss",
    to_agent: "Ada",
    task: "Count them",
    context: { of: "pears" },
  };
  const { handoff_id: id, trace_id: traceId } = await handOff(ctx, HandOffRequest.parse(asked));
  return { id, traceId };
}

async function until<Value>(read: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

const asked = ({ projectId }: ServiceContext) =>
  until(async () => {
    const [row] = await projects.db.execute<{ id: string }>(sql`
      select id from approval where project_id = ${projectId} and status = 'waiting'`);
    return row && ApprovalId.parse(row.id);
  });

async function ended(ctx: ServiceContext, { id, traceId }: Awaited<ReturnType<typeof send>>) {
  const task = await until(async () => {
    const row = await findTask(ctx.db, { projectId: ctx.projectId, handoffId: id });
    return row && row.endedAt !== null ? row : undefined;
  });
  await deliverTraces(ctx, [traceId]);
  return { task, handoff: await getHandoff(ctx, { id, traceId }) };
}

describe("an agent that is a person", () => {
  it("is asked in the inbox, and the answer is the result", async () => {
    const ctx = await projectWithPerson();
    const sent = await send(ctx);
    const id = await asked(ctx);
    const approval = await getApproval(ctx, id);

    const waiting = await findTask(ctx.db, { projectId: ctx.projectId, handoffId: sent.id });
    await decideApproval(ctx, { id, decision: "respond", edited: { pears: 7 } });
    const { task, handoff } = await ended(ctx, sent);

    expect(approval).toMatchObject({ question: "Count them", requested_by: "boss" });
    expect(waiting).toMatchObject({ state: "waiting", leaseExpiresAt: null });
    expect(task).toMatchObject({ state: "completed", result: { pears: 7 } });
    expect(handoff).toMatchObject({ outcome: "succeeded", to_agent: "Ada", type: "escalate" });
  });

  it("says no", async () => {
    const ctx = await projectWithPerson();
    const sent = await send(ctx);

    await decideApproval(ctx, { id: await asked(ctx), decision: "reject", reason: "not mine" });
    const { task, handoff } = await ended(ctx, sent);

    expect(task).toMatchObject({ state: "rejected", error: { message: "Baton: not mine" } });
    expect(handoff.outcome).toBe("rejected");
  });

  it("does not answer in time", async () => {
    const ctx = await projectWithPerson({ due_ms: 1000 });
    const sent = await send(ctx);
    await asked(ctx);

    const { task } = await ended(ctx, sent);

    expect(task).toMatchObject({ state: "failed", error: { type: "approval_expired" } });
  });

  it("may take longer than its run has time", async () => {
    const ctx = await projectWithPerson();
    const stage = { id: "count", target: { agent: "Ada" }, task: "Count them" };
    await saveWorkflow(ctx, { document: { name: "flow", stages: [stage] } });
    const workflow = Workflow.shape.name.parse("flow");
    const { id } = await startRun(ctx, { workflow, input: {} });
    const approval = await asked(ctx);
    // Two hours go by.
    await projects.db.execute(sql`
      update run set due_at = due_at - interval '2 hours' where id = ${id}`);
    await projects.db.execute(sql`
      update approval set requested_at = requested_at - 7200000000000 where id = ${approval}`);
    await expireTasks(ctx.db, now);

    await decideApproval(ctx, { id: approval, decision: "respond", reason: "seven" });

    const run = await until(async () => {
      await expireTasks(ctx.db, now);
      const read = await getRun(ctx, RunId.parse(id));
      return read.status === "running" ? undefined : read;
    });
    expect(run).toMatchObject({ status: "completed" });
  });

  it("is not asked any more when the run is over", async () => {
    const ctx = await projectWithPerson();
    const stage = { id: "count", target: { agent: "Ada" }, task: "Count them" };
    await saveWorkflow(ctx, { document: { name: "flow", stages: [stage] } });
    const workflow = Workflow.shape.name.parse("flow");
    const run = await startRun(ctx, { workflow, input: {} });
    const id = await asked(ctx);

    await cancelRun(ctx, { id: RunId.parse(run.id) });

    expect(await getApproval(ctx, id)).toMatchObject({ status: "cancelled" });
    const [open] = await projects.db.execute(sql`
      select 1 from task where project_id = ${ctx.projectId} and ended_at is null`);
    expect(open).toBeUndefined();
  });
});
