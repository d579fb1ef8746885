import { sql } from "drizzle-orm";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { upsertAgent } from "@/db/queries/runtime/agents";
import { findTask } from "@/db/queries/runtime/tasks";
import { openCrashingDatabase } from "@/db/testing/crashing-database";
import { openTestProjects } from "@/db/testing/test-project";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { HandoffId } from "@/lib/domain/ids";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { registerAgent } from "@/lib/services/agents/register-agent";
import { decideApproval } from "@/lib/services/approvals/decide-approval";
import type { ServiceContext } from "@/lib/services/context";
import { deliverOutbox } from "@/lib/services/outbox/deliver-outbox";
import { expireTasks } from "@/lib/services/tasks/expire-tasks";
import { handOff } from "@/lib/services/tasks/hand-off";
import { getTrace } from "@/lib/services/traces/get-trace";
import { performTask } from "../../perform";
import type { Runner } from "../../ports";
import { createLlmRunner } from "./llm";
import { openModelServer, type Said } from "./model-server.fixture";

const KEY = "output/lead/total";
const LEAD: Said[] = [
  {
    calls: [
      ["handoff", { to: "second", task: "ask around", context: { side: "left" } }],
      ["handoff", { to: "counts", task: "count", context: { side: "right" } }],
      ["ask_person", { question: "How many?" }],
    ],
  },
  { calls: [["write_blackboard", { key: KEY, value: 7 }]] },
  { text: '{"total": 7}' },
];
const SECOND: Said[] = [
  { calls: [["handoff", { to: "counts", task: "count", context: { side: "left" } }]] },
  { text: "three" },
];
const counts: Runner = async (_task, { accept }) => {
  await accept();
  return { kind: "completed", result: 3, usage: {} };
};

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let crashing: ReturnType<typeof openCrashingDatabase>;
let models: Awaited<ReturnType<typeof openModelServer>>;
let runners: { llm: Runner; scripted: Runner };

beforeAll(async () => {
  projects = await openTestProjects();
  crashing = openCrashingDatabase(projects.url);
  models = await openModelServer();
  models.script("lead", (_asked, step) => LEAD[step] ?? { text: "" });
  models.script("second", (_asked, step) => SECOND[step] ?? { text: "" });
  const fetch = createGuardedFetch({ allowedHosts: [models.host] });
  runners = { llm: createLlmRunner({ fetch, credentialFor: async () => "" }), scripted: counts };
});
afterAll(async () => {
  await crashing.close();
  models.close();
  await projects.close();
});

async function projectWithAgents(): Promise<ServiceContext> {
  const ctx = await projects.context();
  const may = { hand_to: ["second", "counts"], ask_person: true, blackboard: "write" };
  for (const model of ["lead", "second"]) {
    const settings = { model, ...may, needs_approval: ["write_blackboard"] };
    const agent = { kind: "llm", endpoint: models.endpoint, settings };
    await registerAgent(ctx, { ...RegisterAgentRequest.parse(agent), name: model });
  }
  const { projectId } = ctx;
  const told = { role: "specialist" as const, capabilities: [], description: null };
  const row = { projectId, name: "counts", kind: "scripted" as const, ...told };
  await upsertAgent(projects.db, { ...row, endpoint: null, isDown: false });
  return ctx;
}

/** How many statements each process lives for; the ones after them live on. */
const lives = fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 40 });

describe("an agent that is a model, whose processes die between any two writes", () => {
  it("comes to its end, with every handoff made and every completion applied once", async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (deaths) => {
        const ctx = await projectWithAgents();
        const asked = { from_agent: "boss", to_agent: "lead", task: "count", context: {} };
        const sent = await handOff(ctx, HandOffRequest.parse(asked));
        await carryThrough(ctx, [...deaths]);

        const task = await findTask(ctx.db, { ...ctx, handoffId: sent.handoff_id });
        expect(task).toMatchObject({ state: "completed", result: { total: 7 } });
        expect(await countsOf(ctx)).toEqual({ tasks: 4, open: 0, versions: 1, twice: 0 });
        const { trace } = await getTrace(ctx, sent.trace_id);
        expect(trace.status).toBe("succeeded");
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

/** Every step is a process of its own that may die; what goes on comes from the database alone. */
async function carryThrough(ctx: ServiceContext, deaths: number[]): Promise<void> {
  const dying = { ...ctx, db: crashing.db };
  const live = (act: () => Promise<unknown>) =>
    crashing.survives(deaths.shift() ?? Number.POSITIVE_INFINITY, act);
  for (;;) {
    const [job] = await listJobs(ctx);
    if (job) {
      await doJob(dying, job, live);
      continue;
    }
    let todo = 0;
    const isTidy = await live(async () => {
      todo = (await expireTasks(dying.db, ctx.now)) + (await deliverOutbox(dying.db, ctx.now));
    });
    if (!isTidy || todo > 0) continue;
    const [open] = await listOpenApprovals(ctx);
    if (!open) return;
    const id = ApprovalId.parse(open.id);
    const decision = open.action ? ("approve" as const) : ("respond" as const);
    await live(() => decideApproval(dying, { id, decision, reason: "so be it" }));
  }
}

type Job = { id: string; payload: { handoffId: string } };
type Live = (act: () => Promise<unknown>) => Promise<boolean>;

async function doJob({ db, projectId, now }: ServiceContext, job: Job, live: Live) {
  const never = new AbortController().signal;
  const ends = { draining: never, shutdown: never };
  const performer = { db, now, holder: "worker", runners, ...ends };
  const handoffId = HandoffId.parse(job.payload.handoffId);
  if (await live(() => performTask(performer, { projectId, handoffId }))) {
    await projects.db.execute(sql`select graphile_worker.complete_jobs(array[${job.id}::bigint])`);
    return;
  }
  await projects.db.execute(sql`update task set lease_expires_at = now() - interval '1 second'
    where project_id = ${projectId} and lease_expires_at is not null`);
}

async function listJobs({ projectId }: ServiceContext): Promise<Job[]> {
  return projects.db.execute<Job>(sql`select id::text, payload from graphile_worker._private_jobs
    where payload ->> 'projectId' = ${projectId} order by run_at, id limit 1`);
}

async function listOpenApprovals({ projectId }: ServiceContext) {
  return projects.db.execute<{ id: string; action: unknown }>(sql`
    select id, action from approval where project_id = ${projectId} and status = 'waiting'
    order by requested_at, id limit 1`);
}

async function countsOf({ projectId }: ServiceContext) {
  const [counts] = await projects.db.execute(sql`select
    (select count(*)::int from task where project_id = ${projectId}) as tasks,
    (select count(*)::int from task
     where project_id = ${projectId} and ended_at is null) as open,
    (select count(*)::int from blackboard_version
     where project_id = ${projectId} and key = ${KEY}) as versions,
    (select count(*)::int from (select handoff_id from event
     where project_id = ${projectId} and name = 'task_complete'
     group by 1 having count(*) > 1) t) as twice`);
  return counts;
}
