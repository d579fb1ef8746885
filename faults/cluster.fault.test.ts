import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startFaultServer, type FaultServer } from "./fault-server";
import { findLosses, NOTHING_LOST } from "./find-losses";
import { makeBatch, startLoad } from "./load";
import { startAgents } from "./start-agents";
import { rounds } from "./rounds";
import { startWorkerProcess, type WorkerProcess } from "./start-worker";

const RUNS = 24;
const BETWEEN = 4;
const LOOK_EVERY_MS = 50;
const env = { BATON_WORKER: "off", BATON_ALLOW_PRIVATE_HOSTS: "127.0.0.1" };

type Run = { id: string; status: string };
type Other = Awaited<ReturnType<FaultServer["startOther"]>>;

/** Two web nodes and two workers on one PostgreSQL. */
let server: FaultServer;
let other: Other;
const workers: WorkerProcess[] = [];
beforeAll(async () => {
  server = await startFaultServer(env);
  other = await server.startOther();
  for (let count = 0; count < 2; count += 1) {
    workers.push(await startWorkerProcess(server.databaseUrl, env));
  }
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await other.stop();
  await server.remove();
});

const headers = () => ({
  authorization: `Bearer ${server.key}`,
  "content-type": "application/json",
});

async function call<Answer>(url: string, method: string, body?: object): Promise<Answer> {
  const sent = body ? { body: JSON.stringify(body) } : {};
  const response = await fetch(url, { method, headers: headers(), ...sent });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${url}: ${JSON.stringify(answer)}`);
  return answer as Answer;
}

it("a page at one node hears of what another node stored", async () => {
  const stop = new AbortController();
  const stream = await fetch(`${other.url}/api/v1/stream`, {
    headers: headers(),
    signal: stop.signal,
  });
  const batch = `live.${crypto.randomUUID()}`;
  await call(`${server.url}/api/v1/events`, "POST", makeBatch(batch));

  expect(await readUntil(stream, `${batch}.t0`)).toContain(`${batch}.t0`);
  stop.abort();
});

it("both workers carry runs, whichever node started them", async () => {
  const agents = await startAgents(() => "answer");
  try {
    await call(`${server.url}/api/v1/agents/worker`, "PUT", {
      kind: "http",
      endpoint: agents.url,
    });
    const stages = [{ id: "one", target: { agent: "worker" }, task: "Do it" }];
    await call(`${other.url}/api/v1/workflows`, "POST", { document: { name: "single", stages } });

    const started = await Promise.all(
      Array.from({ length: RUNS }, (_, index) =>
        call<Run>(`${(index % 2 ? server : other).url}/api/v1/runs`, "POST", {
          workflow: "single",
        }),
      ),
    );
    const ended = await Promise.all(started.map(({ id }) => untilOver(id)));

    expect(new Set(ended)).toEqual(new Set(["completed"]));
    const holders = await server.sql(`select distinct holder from task where run_id in
      (select id from run where workflow = 'single')`);
    expect(holders).toHaveLength(workers.length);
  } finally {
    await agents.close();
  }
});

it("a new version is rolled out under load, and nothing acknowledged is lost", async () => {
  const loads = [startLoad(server), startLoad({ url: other.url, key: server.key })] as const;
  const [here, there] = loads;
  try {
    for (const _round of rounds(10)) {
      await Promise.all(loads.map((load) => load.untilAcknowledged(BETWEEN)));
      await server.stopWeb();
      await there.untilAcknowledged(BETWEEN);
      await server.startWeb();
      await here.untilAcknowledged(BETWEEN);
      await other.stop();
      await here.untilAcknowledged(BETWEEN);
      await other.start();
      await there.untilAcknowledged(BETWEEN);
    }
  } finally {
    await Promise.all(loads.map((load) => load.stop()));
  }

  expect(await findLosses(server, here)).toEqual(NOTHING_LOST);
  expect(await findLosses(server, there)).toEqual(NOTHING_LOST);
});

async function readUntil(response: Response, wanted: string): Promise<string> {
  const decoder = new TextDecoder();
  let heard = "";
  for await (const chunk of response.body ?? []) {
    heard += decoder.decode(chunk, { stream: true });
    if (heard.includes(wanted)) break;
  }
  return heard;
}

async function untilOver(id: string): Promise<string> {
  for (;;) {
    const { status } = await call<Run>(`${other.url}/api/v1/runs/${id}`, "GET");
    if (status !== "running") return status;
    await pause(LOOK_EVERY_MS);
  }
}
