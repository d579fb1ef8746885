import { clock } from "@/lib/clock";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { upsertAgent } from "@/db/queries/runtime/agents";
import { openTestProjects } from "@/db/testing/test-project";
import { HandoffId } from "@/lib/domain/ids";
import { WorkflowName } from "@/lib/domain/orchestration/workflow";
import type { ServiceContext } from "../context";
import { listHandoffEvents } from "../handoffs/list-handoff-events";
import { deliverTraces } from "../outbox/deliver-outbox";
import { startRun } from "../runs/start-run";
import { saveWorkflow } from "../workflows/save-workflow";
import { tryEndTask } from "./end-task";
import { receiveTask } from "./receive-task";

type Held = Omit<Parameters<typeof tryEndTask>[1], "end" | "taker">;

const taker = { holder: "a worker", leaseMs: 9_000 };
let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

/** Two stages in a row; the first one is being worked on. */
async function atWork(): Promise<{ ctx: ServiceContext; next: HandoffId; held: Held }> {
  const ctx = { ...(await projects.context()), now: clock };
  await upsertAgent(projects.db, {
    projectId: ctx.projectId,
    name: "worker",
    kind: "scripted",
    role: "specialist",
    capabilities: [],
    description: null,
    endpoint: null,
    isDown: false,
  });
  const target = { agent: "worker" };
  const after = { depends_on: ["one"], context: { before: "/results/one" } };
  const stages = [
    { id: "one", target, task: "do one" },
    { id: "two", target, task: "do two", ...after },
  ];
  await saveWorkflow(ctx, { document: { name: "flow", stages } });
  const run = await startRun(ctx, { workflow: WorkflowName.parse("flow"), input: {} });
  const handoffId = HandoffId.parse(`${run.id}.one.1`);
  const task = await receiveTask(ctx, { handoffId, ...taker });
  const held = { projectId: ctx.projectId, handoffId, lease: task?.lease };
  return { ctx, next: HandoffId.parse(`${run.id}.two.1`), held };
}
const end = { state: "completed" as const, result: "done" };

async function jobsFor(handoffId: HandoffId): Promise<number> {
  const rows = await projects.db.execute(sql`
    select from graphile_worker._private_jobs where payload ->> 'handoffId' = ${handoffId}`);
  return rows.length;
}

it("gives whoever ended a handoff the next one of its run, and wakes nobody for it", async () => {
  const { ctx, next, held } = await atWork();

  const ended = await tryEndTask(ctx, { ...held, end, taker });

  expect(ended?.taken?.task).toMatchObject({ handoffId: next, state: "claimed", lease: 1 });
  expect(ended?.taken?.agent).toMatchObject({ kind: "scripted" });
  expect(await jobsFor(next)).toBe(0);
  const after = { ...held, handoffId: next };
  await expect(tryEndTask(ctx, { ...after, lease: 1, end, taker })).resolves.toMatchObject({
    taken: undefined,
  });
});

it("tells of both what a worker does with either", async () => {
  const { ctx, next, held } = await atWork();
  const acceptedAt = ctx.now();

  const ended = await tryEndTask(ctx, { ...held, end, taker, acceptedAt });

  await deliverTraces(ctx, ended ? [ended.ended.traceId] : []);
  const names = async (id: HandoffId) =>
    (await listHandoffEvents(ctx, { id, limit: 50 })).items.map(({ event }) => event);
  expect(await names(held.handoffId)).toContain("handoff_accepted");
  expect(await names(next)).toContain("handoff_received");
});

it("wakes a worker for the next one when whoever ended it does not go on", async () => {
  const { ctx, next, held } = await atWork();

  const ended = await tryEndTask(ctx, { ...held, end });

  expect(ended?.taken).toBeUndefined();
  expect(await jobsFor(next)).toBe(1);
});
