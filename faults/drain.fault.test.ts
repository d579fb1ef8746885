import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startFaultServer, type FaultServer } from "./fault-server";
import { rounds } from "./rounds";
import { startAgents } from "./start-agents";

const LOOK_EVERY_MS = 20;
const STAGES = ["one", "two", "three"];
/** Of a lease: a new version must not have to wait for it. */
const LEASE_MS = 9_000;

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer({ BATON_ALLOW_PRIVATE_HOSTS: "127.0.0.1" });
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

/** A run whose agent has it in hand, and keeps its first answer back. */
async function runAtWork() {
  const agents = await startAgents((count) => (count === 1 ? "keep" : "answer"));
  await call("PUT", "/agents/worker", { kind: "http", endpoint: agents.url });
  const stages = STAGES.map((id, index) => ({
    id,
    target: { agent: "worker" },
    task: `Do step ${id}`,
    ...(index === 0
      ? {}
      : {
          depends_on: [STAGES[index - 1]],
          context: { before: `/results/${STAGES[index - 1]}/done` },
        }),
  }));
  await call("POST", "/workflows", { document: { name: "chain", stages } });
  const { id } = await call<{ id: string }>("POST", "/runs", { workflow: "chain" });
  while (agents.calls() === 0) await pause(LOOK_EVERY_MS);
  return { id, agents };
}

const tasksOf = (id: string) =>
  server.sql(`select stage, state, lease, lease_expires_at is null as is_free from task
    where run_id = '${id}' order by created_at`);

async function untilItTakesNobody(): Promise<void> {
  const isThere = () =>
    fetch(`${server.url}/healthz`, { headers: { connection: "close" } }).then(
      () => true,
      () => false,
    );
  while (await isThere()) await pause(LOOK_EVERY_MS);
}

async function untilCompleted(id: string): Promise<void> {
  for (;;) {
    const { status } = await call<{ status: string }>("GET", `/runs/${id}`);
    if (status === "completed") return;
    await pause(LOOK_EVERY_MS);
  }
}

it.each(rounds(10))(
  "a web process that is stopped finishes what its agents have in hand, and takes nothing more (%i)",
  async () => {
    const { id, agents } = await runAtWork();
    try {
      const stopped = server.stopWeb();
      await untilItTakesNobody();
      agents.answerKept();
      await stopped;

      expect(agents.calls()).toBe(1);
      expect(await tasksOf(id)).toEqual([
        { stage: "one", state: "completed", lease: 1, is_free: true },
        { stage: "two", state: "queued", lease: 0, is_free: true },
      ]);

      await server.startWeb();
      await untilCompleted(id);
      expect(agents.calls()).toBe(STAGES.length);
    } finally {
      await agents.close();
    }
  },
);

it.each(rounds(10))(
  "and gives back what is not finished in time, so that the next takes it at once (%i)",
  async () => {
    const { id, agents } = await runAtWork();
    try {
      await server.stopWeb();
      expect(await tasksOf(id)).toEqual([
        { stage: "one", state: "queued", lease: 1, is_free: true },
      ]);

      await server.startWeb();
      const startedAt = performance.now();
      await untilCompleted(id);

      expect(performance.now() - startedAt).toBeLessThan(LEASE_MS);
      expect(agents.calls()).toBe(STAGES.length + 1);
      const [first] = await tasksOf(id);
      expect(first).toMatchObject({ state: "completed", lease: 2 });
    } finally {
      await agents.close();
    }
  },
);
