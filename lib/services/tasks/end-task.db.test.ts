import { clock } from "@/lib/clock";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { upsertAgent } from "@/db/queries/runtime/agents";
import { findRun, listRunEvents } from "@/db/queries/runtime/runs";
import { findTask } from "@/db/queries/runtime/tasks";
import { openTestProjects } from "@/db/testing/test-project";
import { HandoffId } from "@/lib/domain/ids";
import { type WorkflowInput, WorkflowName } from "@/lib/domain/orchestration/workflow";
import { RunId } from "@/lib/domain/task/task";
import type { ServiceContext } from "../context";
import { listHandoffEvents } from "../handoffs/list-handoff-events";
import { deliverTraces } from "../outbox/deliver-outbox";
import type { Taken } from "../runs/advance-run";
import { cancelRun } from "../runs/cancel-run";
import { getRun } from "../runs/get-run";
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

type AtWork = { ctx: ServiceContext; runId: RunId; next: HandoffId; held: Held };

/** Two stages in a row; the first one is being worked on. */
async function atWork(more: WorkflowInput["stages"] = []): Promise<AtWork> {
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
    ...more,
  ];
  await saveWorkflow(ctx, { document: { name: "flow", stages } });
  const run = await startRun(ctx, { workflow: WorkflowName.parse("flow"), input: {} });
  const handoffId = HandoffId.parse(`${run.id}.one.1`);
  const task = await receiveTask(ctx, { handoffId, ...taker });
  const held = { projectId: ctx.projectId, handoffId, lease: task?.lease };
  return { ctx, runId: RunId.parse(run.id), next: HandoffId.parse(`${run.id}.two.1`), held };
}

function heldBy(taken: Taken | undefined): Held {
  if (!taken) throw new Error("nothing was taken");
  const { projectId, handoffId, lease } = taken.task;
  return { projectId, handoffId, lease };
}
const end = { state: "completed" as const, result: "done" };

/** The statement of a whole hop fails; those of the long way do not. */
async function refuseHopsOf(runId: RunId): Promise<void> {
  await projects.db.execute(sql`
    create function refuse_hop() returns trigger language plpgsql as $$ begin
      if current_query() like 'with "held"%' then raise 'no hop today'; end if;
      return new;
    end $$`);
  await projects.db.execute(sql`
    create trigger refuse_hop before insert on task for each row
      when (new.run_id = ${sql.raw(`'${runId}'`)}) execute function refuse_hop()`);
}

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

describe("who knows the run from the hop before", () => {
  it("ends a handoff, sends the next one and has it, all at once", async () => {
    const last = { id: "three", target: { agent: "worker" }, task: "do three" };
    const context = { two: "/results/two" };
    const { ctx, runId, held } = await atWork([{ ...last, depends_on: ["two"], context }]);
    const { taken } = (await tryEndTask(ctx, { ...held, end, taker })) ?? {};

    const hop = await tryEndTask(ctx, { ...heldBy(taken), end, taker, known: taken });

    const next = `${runId}.three.1`;
    expect(hop?.taken?.task).toMatchObject({ handoffId: next, state: "claimed", lease: 1 });
    expect(await findTask(ctx.db, { ...held, handoffId: HandoffId.parse(next) })).toEqual(
      hop?.taken?.task,
    );
    expect(await findRun(ctx.db, { ...ctx, id: runId })).toEqual(hop?.taken?.run);
    expect(await listRunEvents(ctx.db, { ...ctx, id: runId })).toEqual(hop?.taken?.past);
    await expect(
      tryEndTask(ctx, { ...heldBy(taken), end, taker, known: taken }),
    ).resolves.toBeUndefined();
  });

  it("goes on with it unread", async () => {
    const { ctx, runId, held } = await atWork();
    const { taken } = (await tryEndTask(ctx, { ...held, end, taker })) ?? {};

    const last = await tryEndTask(ctx, { ...heldBy(taken), end, taker, known: taken });

    expect(last?.ended).toMatchObject({ state: "completed", result: "done" });
    expect(await getRun(ctx, runId)).toMatchObject({
      status: "completed",
      result: { one: "done", two: "done" },
    });
  });

  it("reads it when somebody else has added to it meanwhile", async () => {
    const three = { id: "three", target: { agent: "worker" }, task: "do three" };
    const { ctx, runId, held } = await atWork([{ ...three, depends_on: ["one"] }]);
    const { taken } = (await tryEndTask(ctx, { ...held, end, taker })) ?? {};
    const besides = HandoffId.parse(`${runId}.three.1`);
    const other = await receiveTask(ctx, { handoffId: besides, ...taker, holder: "another" });
    await tryEndTask(ctx, { ...held, handoffId: besides, lease: other?.lease, end });

    await tryEndTask(ctx, { ...heldBy(taken), end, taker, known: taken });

    expect(await getRun(ctx, runId)).toMatchObject({
      status: "completed",
      result: { one: "done", two: "done", three: "done" },
    });
  });

  it("goes the long way when the short one fails", async () => {
    const last = { id: "three", target: { agent: "worker" }, task: "do three" };
    const { ctx, runId, held } = await atWork([{ ...last, depends_on: ["two"] }]);
    const { taken } = (await tryEndTask(ctx, { ...held, end, taker })) ?? {};
    await refuseHopsOf(runId);

    const hop = await tryEndTask(ctx, { ...heldBy(taken), end, taker, known: taken });

    expect(hop?.ended).toMatchObject({ state: "completed", result: "done" });
    expect(hop?.taken?.task).toMatchObject({ handoffId: `${runId}.three.1`, state: "claimed" });
  });

  it("does nothing when the run was cancelled meanwhile", async () => {
    const { ctx, runId, held } = await atWork();
    const { taken } = (await tryEndTask(ctx, { ...held, end, taker })) ?? {};
    await cancelRun(ctx, { id: runId });

    const late = await tryEndTask(ctx, { ...heldBy(taken), end, taker, known: taken });

    expect(late).toBeUndefined();
    expect(await getRun(ctx, runId)).toMatchObject({ status: "cancelled" });
  });
});
