import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFaultServer, type FaultServer } from "./fault-server";
import { rounds } from "./rounds";
import { startAgents } from "./start-agents";
import { startWorkerProcess, type WorkerProcess } from "./start-worker";

/** More than one worker takes at once, so that there is something to share. */
const RUNS = 60;
const STAGES = 4;
/** At these calls the agent keeps its answer back, and the worker that waits for it is killed. */
const KILLED_AT = [10, 40];
const WORKERS = 2;
const DISCOVERY = "partnership-discovery";
const LOOK_EVERY_MS = 50;
const DAY_NANOS = 86_400e9;
const env = { BATON_WORKER: "off", BATON_ALLOW_PRIVATE_HOSTS: "127.0.0.1" };

type Run = { id: string; status: string; waiting_for: { approval_id?: string } | null };

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer(env);
});
afterAll(() => server.remove());

async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${server.key}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return answer as Answer;
}

async function untilRun(id: string, isSo: (run: Run) => boolean): Promise<Run> {
  for (;;) {
    const run = await call<Run>("GET", `/runs/${id}`);
    if (isSo(run)) return run;
    await pause(LOOK_EVERY_MS);
  }
}

const isOver = ({ status }: Run) => status !== "running";

describe("a run is carried to its end, and each result counts once", () => {
  it.each(rounds(20))(
    "when workers are killed in the middle of an agent's work, and others share it (%i)",
    async () => {
      const workers: WorkerProcess[] = [];
      const kills: Promise<void>[] = [];
      const agents = await startAgents((count) => {
        if (!KILLED_AT.includes(count)) return "answer";
        // Both die, so the one that waits for this answer is among them.
        kills.push(replaceAll(workers));
        return "keep";
      });
      await call("PUT", "/agents/worker", { kind: "http", endpoint: agents.url });
      await call("POST", "/workflows", { document: chainOf(STAGES) });
      for (let count = 0; count < WORKERS; count += 1) {
        workers.push(await startWorkerProcess(server.databaseUrl, env));
      }
      try {
        const started = await Promise.all(
          Array.from({ length: RUNS }, () => call<Run>("POST", "/runs", { workflow: "chain" })),
        );

        const ended = await Promise.all(started.map(({ id }) => untilRun(id, isOver)));

        expect(new Set(ended.map(({ status }) => status))).toEqual(new Set(["completed"]));
        expect(kills).toHaveLength(KILLED_AT.length);
        expect(agents.calls()).toBeGreaterThan(RUNS * STAGES);
        const ids = started.map(({ id }) => id);
        expect(await applied(ids)).toEqual({ completed: RUNS * STAGES, succeeded: RUNS * STAGES });
        expect(await shares(ids)).toBeGreaterThan(0.2);
      } finally {
        await Promise.all(kills);
        await Promise.all(workers.map((worker) => worker.stop()));
        await agents.close();
      }
    },
  );

  it.each(rounds(10))(
    "when everything is killed while a person is asked, and they answer three days later (%i)",
    async () => {
      let worker = await startWorkerProcess(server.databaseUrl, env);
      try {
        await untilInstalled(DISCOVERY);
        const input = { user_request: "Find partners in fintech" };
        const { id } = await call<Run>("POST", "/runs", { workflow: DISCOVERY, input });
        const waiting = await untilRun(id, isOver);
        expect(waiting.status).toBe("waiting");

        await Promise.all([worker.kill(), server.killWeb()]);
        await threeDaysPass();
        await server.startWeb();
        worker = await startWorkerProcess(server.databaseUrl, env);
        const approval = `/approvals/${waiting.waiting_for?.approval_id}`;
        const { version } = await call<{ version: number }>("GET", approval);
        await call("POST", `${approval}/decision`, { decision: "approve", version });

        const isDone = ({ status }: Run) => status === "completed";
        expect((await untilRun(id, isDone)).status).toBe("completed");
      } finally {
        await worker.stop();
      }
    },
  );
});

/** A worker brings what is shipped into projects that are new. */
async function untilInstalled(workflow: string): Promise<void> {
  const listed = () => call<{ items: { name: string }[] }>("GET", "/workflows");
  while (!(await listed()).items.some(({ name }) => name === workflow)) await pause(LOOK_EVERY_MS);
}

/** As if the clock had gone on while nothing ran: whatever counts from a moment began that much earlier. */
async function threeDaysPass(): Promise<void> {
  await server.sql(`update run set started_at = started_at - ${3 * DAY_NANOS},
    due_at = due_at - interval '3 days'`);
  await server.sql(`update task set created_at = created_at - ${3 * DAY_NANOS},
    delivered_at = delivered_at - interval '3 days', due_at = due_at - interval '3 days',
    ack_due_at = ack_due_at - interval '3 days'`);
  await server.sql(`update approval set requested_at = requested_at - ${3 * DAY_NANOS}`);
}

async function replaceAll(workers: WorkerProcess[]): Promise<void> {
  const dead = workers.splice(0);
  await Promise.all(dead.map((worker) => worker.kill()));
  for (let count = 0; count < WORKERS; count += 1) {
    workers.push(await startWorkerProcess(server.databaseUrl, env));
  }
}

function chainOf(stages: number) {
  return {
    name: "chain",
    stages: Array.from({ length: stages }, (_, index) => ({
      id: `s${index}`,
      target: { agent: "worker" },
      task: `Do step ${index}`,
      // Two workers are started anew, twice: on a busy machine that takes longer than handoffs usually wait.
      ack_timeout_ms: 120_000,
      ...(index === 0
        ? {}
        : { depends_on: [`s${index - 1}`], context: { before: `/results/s${index - 1}/done` } }),
    })),
  };
}

const oneOf = (ids: readonly string[]) => `run_id = any('{${ids.join(",")}}')`;

async function applied(ids: readonly string[]) {
  const [row] = await server.sql(`
    select (select count(*)::int from task where state = 'completed' and ${oneOf(ids)}) as completed,
      (select count(*)::int from run_event where event ->> 'event' = 'handoff_succeeded' and ${oneOf(ids)}) as succeeded`);
  return row;
}

/** The smaller part of what the last two workers did. */
async function shares(ids: readonly string[]): Promise<number> {
  const rows = await server.sql(`
    select count(*)::int as done from task where ${oneOf(ids)}
    group by holder order by max(ended_at) desc limit ${WORKERS}`);
  const done = rows.map((row) => Number(row["done"]));
  return Math.min(...done) / done.reduce((sum, count) => sum + count, 0);
}
