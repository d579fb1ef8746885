import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addPerson } from "@/db/testing/add-person";
import { openTestProjects } from "@/db/testing/test-project";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import { Workflow, WorkflowName } from "@/lib/domain/orchestration/workflow";
import { RuleSet } from "@/lib/domain/routing/rule-set";
import { registerAgent } from "../agents/register-agent";
import { decideApproval } from "../approvals/decide-approval";
import { listApprovals } from "../approvals/list-approvals";
import { settleApprovals } from "../approvals/settle-approvals";
import type { ServiceContext } from "../context";
import { getHandoff } from "../handoffs/get-handoff";
import { deliverTraces } from "../outbox/deliver-outbox";
import { publishRules } from "../routing/publish-rules";
import { claimTasks } from "../tasks/claim-tasks";
import { expireTasks } from "../tasks/expire-tasks";
import { finishTask } from "../tasks/finish-task";
import { saveWorkflow } from "../workflows/save-workflow";
import { getRun } from "./get-run";
import { startRun } from "./start-run";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const chain = [
  { retry: { times: 1, backoff_ms: 0 } },
  { reroute: { agent: "analyst" } },
  { escalate: { question: "What now?" } },
];

/** One stage that the rules route, to the writer first. */
async function startRouted({
  fallback = chain,
  stage = {},
  people = [],
}: {
  fallback?: object[];
  stage?: object;
  people?: string[];
}) {
  const ctx = await projects.context();
  for (const name of people) await addPerson(ctx, { name });
  for (const name of ["writer", "analyst", "other"]) {
    await registerAgent(ctx, { ...RegisterAgentRequest.parse({ capabilities: [] }), name });
  }
  await publish(ctx, { base: 0, target: { agent: "writer" }, fallback, ack_timeout_ms: 5_000 });
  const stages = [{ id: "write", target: { route: {} }, task: "Write it", ...stage }];
  await saveWorkflow(ctx, { document: Workflow.parse({ name: "flow", stages }) });
  const { id } = await startRun(ctx, { workflow: WorkflowName.parse("flow"), input: {} });
  return { ctx, id };
}

async function publish(
  ctx: ServiceContext,
  { base, ...rule }: { base: number; [part: string]: unknown },
) {
  const document = RuleSet.parse({ rules: [{ id: "r", name: "To the writer", ...rule }] });
  await publishRules(ctx, { document, base, note: "" });
}

async function fails(ctx: ServiceContext, agent: string) {
  const { items } = await claimTasks(ctx, { agent, capabilities: [], lease_ms: 30_000, max: 1 });
  const [item] = items;
  if (!item) throw new Error(`nothing waits for ${agent}`);
  const held = { handoffId: HandoffId.parse(item.handoff_id), lease: item.lease?.token };
  await finishTask(ctx, {
    ...held,
    end: { state: "failed", error: { type: "broken", message: "no" } },
  });
  return item;
}

async function routeOf(ctx: ServiceContext, told: { handoff_id: string; trace_id: string }) {
  await deliverTraces(ctx, [TraceId.parse(told.trace_id)]);
  const id = HandoffId.parse(told.handoff_id);
  return (await getHandoff(ctx, { id, traceId: undefined })).route;
}

describe("a stage that a rule routed", () => {
  it("goes on as that rule's version says, though other rules were published since", async () => {
    const { ctx, id } = await startRouted({});
    await publish(ctx, { base: 1, target: { agent: "other" } });

    const tried = [
      await fails(ctx, "writer"),
      await fails(ctx, "writer"),
      await fails(ctx, "analyst"),
    ];

    expect(tried.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    for (const handoff of tried) {
      expect(await routeOf(ctx, handoff)).toMatchObject({ rule: { id: "r" }, version: 1 });
    }
    const [asked] = (await listApprovals(ctx, { limit: 10 })).items;
    expect(asked).toMatchObject({ question: "What now?", kind: "failure" });
    const approvalId = ApprovalId.parse(asked?.id);
    await decideApproval(ctx, { id: approvalId, decision: "respond", reason: "by hand" });
    expect(await getRun(ctx, id)).toMatchObject({ status: "completed" });
  });

  it("asks one person after the other, and goes on with the chain when nobody answers", async () => {
    const fallback = [
      { escalate: { due_ms: 60_000, on_timeout: { escalate: { to: ["bo", "cy"] } } } },
      { reroute: { agent: "analyst" } },
    ];
    const { ctx, id } = await startRouted({ fallback, people: ["bo", "cy"] });
    await fails(ctx, "writer");
    const asked = async () => (await listApprovals(ctx, { limit: 10 })).items[0];
    const missed = async () => {
      await ctx.db.execute(sql`update approval set due_at = now() - interval '1 second'
        where project_id = ${ctx.projectId}`);
      await settleApprovals(ctx.db, ctx.now);
      return asked();
    };

    expect(await asked()).toMatchObject({ kind: "failure", status: "waiting", assignee: null });
    expect(await missed()).toMatchObject({ status: "waiting", assignee: "bo" });
    expect(await missed()).toMatchObject({ status: "waiting", assignee: "cy" });
    expect(await getRun(ctx, id)).toMatchObject({ status: "waiting" });
    expect(await missed()).toMatchObject({ status: "expired" });

    expect(await fails(ctx, "analyst")).toMatchObject({ attempt: 2 });
    expect(await getRun(ctx, id)).toMatchObject({ status: "failed", error: { type: "broken" } });
  });

  it("is not tried around a person's no", async () => {
    const fallback = [{ escalate: {} }, { reroute: { agent: "analyst" } }];
    const { ctx, id } = await startRouted({ fallback });
    await fails(ctx, "writer");
    const [asked] = (await listApprovals(ctx, { limit: 10 })).items;

    const approvalId = ApprovalId.parse(asked?.id);
    await decideApproval(ctx, { id: approvalId, decision: "reject", reason: "Leave it." });

    const error = { type: "rejected_by_human", message: "write: Leave it." };
    expect(await getRun(ctx, id)).toMatchObject({ status: "failed", error });
  });

  it("that nobody takes within the rule's limit is tried again", async () => {
    const { ctx } = await startRouted({});
    const [due] = await ctx.db.execute<{ seconds: number }>(sql`
      select round(extract(epoch from ack_due_at - now()))::int as seconds from task
      where project_id = ${ctx.projectId}`);
    await ctx.db.execute(sql`update task set ack_due_at = now() - interval '1 second'
      where project_id = ${ctx.projectId}`);

    await expireTasks(ctx.db, ctx.now);

    expect(due?.seconds).toBe(5);
    expect(await fails(ctx, "writer")).toMatchObject({ attempt: 2 });
  });

  it("is left out where the rule says to record the failure and go on", async () => {
    const { ctx, id } = await startRouted({ fallback: [{ record_failure_and_continue: true }] });

    await fails(ctx, "writer");

    expect(await getRun(ctx, id)).toMatchObject({
      status: "completed",
      result: { write: { absent: true, error: { type: "broken" } } },
    });
  });

  it("follows its own chain where it has one", async () => {
    const { ctx, id } = await startRouted({ stage: { fallback: [{ fail: true }] } });

    await fails(ctx, "writer");

    expect(await getRun(ctx, id)).toMatchObject({ status: "failed" });
  });

  it("passes by an agent of the chain that is not there", async () => {
    const fallback = [{ reroute: { agent: "nobody" } }, { reroute: { agent: "analyst" } }];
    const { ctx } = await startRouted({ fallback });

    await fails(ctx, "writer");

    expect(await fails(ctx, "analyst")).toMatchObject({ attempt: 3 });
  });
});
