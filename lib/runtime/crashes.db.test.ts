import { sql } from "drizzle-orm";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { upsertAgent } from "@/db/queries/runtime/agents";
import { openCrashingDatabase } from "@/db/testing/crashing-database";
import { openTestProjects } from "@/db/testing/test-project";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import { type Stage, Workflow, type WorkflowInput } from "@/lib/domain/orchestration/workflow";
import { RunId } from "@/lib/domain/task/task";
import { decideApproval } from "@/lib/services/approvals/decide-approval";
import type { ServiceContext } from "@/lib/services/context";
import { deliverOutbox } from "@/lib/services/outbox/deliver-outbox";
import { getRun } from "@/lib/services/runs/get-run";
import { startRun } from "@/lib/services/runs/start-run";
import { expireTasks } from "@/lib/services/tasks/expire-tasks";
import { getTrace } from "@/lib/services/traces/get-trace";
import { saveWorkflow } from "@/lib/services/workflows/save-workflow";
import { performTask } from "./perform";
import type { Runner } from "./ports";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let crashing: ReturnType<typeof openCrashingDatabase>;

beforeAll(async () => {
  projects = await openTestProjects();
  crashing = openCrashingDatabase(projects.url);
});
afterAll(async () => {
  await crashing.close();
  await projects.close();
});

const AGENTS = ["works", "fails", "rejects", "recovers"] as const;
const scripted: Runner = async ({ agent, attempt, context }, { accept }) => {
  await accept();
  const isDone = agent === "works" || (agent === "recovers" && attempt > 1);
  if (isDone) return { kind: "completed", result: { by: agent, got: context } };
  if (agent === "rejects") return { kind: "rejected", reason: "not my work" };
  return { kind: "failed", error: { type: "agent_error", message: "no luck" } };
};

const retry = { retry: { times: 2, backoff_ms: 0 } };
const fallbacks: Stage["fallback"][] = [
  [],
  [retry],
  [retry, { reroute: { agent: "works" } }],
  [{ escalate: {} }],
  [{ record_failure_and_continue: true }],
].map((steps) => Workflow.shape.stages.element.shape.fallback.parse(steps));

const stageOf = (index: number) =>
  fc.record({
    id: fc.constant(`s${index}`),
    target: fc.constantFrom(...AGENTS).map((agent) => ({ agent })),
    task: fc.constant(`do step ${index} of {{/input/topic}}`),
    context: fc.constant({ topic: "/input/topic", limits: "/input/limits" }),
    depends_on: fc.subarray(Array.from({ length: index }, (_, before) => `s${before}`)),
    fallback: fc.constantFrom(...fallbacks),
    approval: fc.option(fc.constant({ question: "Go on?" }), { nil: undefined, freq: 4 }),
  });
const workflow = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => stageOf(index))))
  .map((stages): WorkflowInput => ({ name: "flow", stages: stages.map(withoutUndefined) }));
const input = fc.record({ topic: fc.string(), limits: fc.array(fc.integer(), { maxLength: 3 }) });
/** How many statements each process lives for; the ones after them live on. */
const lives = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 });
const answers = fc.infiniteStream(fc.constantFrom("approve" as const, "reject" as const));

function withoutUndefined({ approval, ...stage }: { approval: { question: string } | undefined }) {
  return { ...stage, ...(approval ? { approval } : {}) } as WorkflowInput["stages"][number];
}

type Job = { id: string; payload: { handoffId: string } };

describe("a run whose processes die between any two writes", () => {
  it("ends or waits for a person, with each completion applied once and nothing of the request lost", async () => {
    await fc.assert(
      fc.asyncProperty(workflow, input, lives, answers, async (document, given, deaths, says) => {
        const ctx = await projectWithAgents();
        await saveWorkflow(ctx, { document });
        const run = await carryThrough(ctx, { given, deaths: [...deaths], says });

        expect(["completed", "failed", "cancelled"]).toContain(run.status);
        await expectCompletionsOnce(ctx, run.id);
        await expectRequestKept(ctx, { id: run.id, given });
        const { handoffs, trace } = await getTrace(ctx, TraceId.parse(run.trace_id));
        expect(handoffs.filter(({ outcome }) => outcome === "in_flight")).toEqual([]);
        expect(trace.status).not.toBe("running");
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

async function projectWithAgents(): Promise<ServiceContext> {
  const ctx = await projects.context();
  for (const name of AGENTS) {
    await upsertAgent(projects.db, {
      projectId: ctx.projectId,
      name,
      kind: "scripted",
      role: "specialist",
      capabilities: [],
      description: null,
      endpoint: null,
      isDown: false,
    });
  }
  return ctx;
}

type Journey = { given: object; deaths: number[]; says: Iterator<"approve" | "reject"> };

/** Every step is a process of its own that may die; what goes on comes from the database alone. */
async function carryThrough(ctx: ServiceContext, { given, deaths, says }: Journey) {
  const dying = { ...ctx, db: crashing.db };
  const live = (act: () => Promise<unknown>) =>
    crashing.survives(deaths.shift() ?? Number.POSITIVE_INFINITY, act);
  const key = { idempotencyKey: "once", workflow: Workflow.shape.name.parse("flow") };
  const request = { ...key, input: JSON.parse(JSON.stringify(given)) };
  while (!(await live(() => startRun(dying, request))));
  const { id } = await startRun(ctx, request);
  for (;;) {
    const [job] = await listJobs(ctx);
    const isOver = job
      ? await doJob(dying, job, live)
      : await isDone(dying, { id: RunId.parse(id), live, says });
    if (isOver) return getRun(ctx, RunId.parse(id));
  }
}

type Live = (act: () => Promise<unknown>) => Promise<boolean>;

async function doJob({ db, projectId, now }: ServiceContext, job: Job, live: Live) {
  const never = new AbortController().signal;
  const ends = { draining: never, shutdown: never };
  const performer = { db, now, holder: "worker", runners: { scripted }, ...ends };
  const handoffId = HandoffId.parse(job.payload.handoffId);
  if (await live(() => performTask(performer, { projectId, handoffId }))) {
    await projects.db.execute(sql`select graphile_worker.complete_jobs(array[${job.id}::bigint])`);
    return false;
  }
  // Time passes until the dead worker's lease has run out; another worker gets its job.
  await projects.db.execute(sql`update task set lease_expires_at = now() - interval '1 second'
    where project_id = ${projectId} and lease_expires_at is not null`);
  return false;
}

/** When no job waits: lost leases, the outbox and a person are left. True when nothing is. */
async function isDone(
  ctx: ServiceContext,
  { id, live, says }: { id: RunId; live: Live; says: Journey["says"] },
): Promise<boolean> {
  let todo = 0;
  const tidy = async () => {
    todo = (await expireTasks(ctx.db, ctx.now)) + (await deliverOutbox(ctx.db, ctx.now));
  };
  if (!(await live(tidy)) || todo > 0) return false;
  const { waiting_for: waiting } = await getRun({ ...ctx, db: projects.db }, id);
  if (!waiting || !("approval_id" in waiting)) return true;
  const decision = says.next().value ?? "approve";
  const approval = { id: ApprovalId.parse(waiting.approval_id), decision, reason: "so be it" };
  await live(() => decideApproval(ctx, approval));
  return false;
}

async function listJobs({ projectId }: ServiceContext): Promise<Job[]> {
  return projects.db.execute<Job>(sql`select id::text, payload from graphile_worker._private_jobs
    where payload ->> 'projectId' = ${projectId} order by run_at, id limit 1`);
}

async function expectCompletionsOnce({ projectId }: ServiceContext, id: string) {
  const twice = await projects.db.execute(sql`
    select event ->> 'handoff_id' as handoff, count(*) from run_event
    where project_id = ${projectId} and run_id = ${id}
      and event ->> 'event' in ('handoff_succeeded', 'handoff_failed')
    group by 1 having count(*) > 1`);
  const open = await projects.db.execute(sql`
    select handoff_id from task where project_id = ${projectId} and ended_at is null`);
  const told = await projects.db.execute(sql`
    select handoff_id from event where project_id = ${projectId} and name = 'task_complete'
    group by 1 having count(*) > 1`);
  expect({ twice, open, told }).toEqual({ twice: [], open: [], told: [] });
}

async function expectRequestKept(
  { projectId }: ServiceContext,
  { id, given }: { id: string; given: object },
) {
  const sent = await projects.db.execute<{ request: unknown }>(sql`
    select payload #> '{context,parent_context,original_request}' as request from task
    where project_id = ${projectId} and run_id = ${id}`);
  for (const { request } of sent) expect(request).toEqual(given);
}
