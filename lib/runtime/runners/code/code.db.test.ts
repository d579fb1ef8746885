import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clock as now } from "@/lib/clock";
import { findTask } from "@/db/queries/runtime/tasks";
import { openTestProjects } from "@/db/testing/test-project";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { HandoffId } from "@/lib/domain/ids";
import { sql } from "drizzle-orm";
import { RuleSet } from "@/lib/domain/routing/rule-set";
import { publishRules } from "@/lib/services/routing/publish-rules";
import { claimTasks } from "@/lib/services/tasks/claim-tasks";
import { registerAgent } from "@/lib/services/agents/register-agent";
import { listCodeAgents } from "@/lib/services/agents/list-code-agents";
import type { ServiceContext } from "@/lib/services/context";
import { getHandoff } from "@/lib/services/handoffs/get-handoff";
import { deliverTraces } from "@/lib/services/outbox/deliver-outbox";
import { handOff } from "@/lib/services/tasks/hand-off";
import { createAgentPools } from "../../pool/agent-pools";
import { startWorker } from "../../start-worker";
import { createCodeRunner } from "./code";

const MODULES = {
  "counts.mjs": `
    let started = 0, done = 0, agent;
    export async function start(given) { agent = given.agent; started += 1; }
    export default async (handoff, { accept }) => {
      accept();
      done += 1;
      return { result: { of: handoff.context.of, started, done, agent }, usage: { credits: 2 } };
    };`,
  "refuses.mjs": `export default () => ({ rejected: "not my work" });`,
  "throws.mjs": `export default () => { throw new Error("sold out"); };`,
  "exits.mjs": `export default () => process.exit(3);`,
  "loops.mjs": `export default () => { for (;;); };`,
  "floods.mjs": `export default () => ({ result: "x".repeat(11 * 1024 * 1024) });`,
  "babbles.mjs": `export default () => undefined;`,
  "peeks.mjs": `export default () => ({ result: {
    secret: process.env.BATON_SECRET ?? null, mine: process.env.BATON_AGENT_REGION ?? null } });`,
  "broken.mjs": `import "./there-is-none.mjs";`,
  "posts.mjs": `
    import { parentPort } from "node:worker_threads";
    export default () => { parentPort.postMessage({ said: 7 }); return { result: "still here" }; };`,
};

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let worker: Awaited<ReturnType<typeof startWorker>>;
let pools: ReturnType<typeof createAgentPools>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "baton-agents-"));
  for (const [name, text] of Object.entries(MODULES)) {
    await writeFile(path.join(folder, name), text);
  }
  process.env["BATON_AGENT_REGION"] = "north";
  projects = await openTestProjects();
  pools = createAgentPools({ folder, now });
  const code = createCodeRunner(pools);
  const { url, db } = projects;
  worker = await startWorker({ url, db, now, runners: { code }, close: () => pools.close() });
});
afterAll(async () => {
  await worker.stop();
  await projects.close();
  await rm(folder, { recursive: true });
});

async function projectWith(module: string, pool: object = {}) {
  const ctx: ServiceContext = { ...(await projects.context()), now };
  const agent = { kind: "code", settings: { module, pool } };
  await registerAgent(ctx, { ...RegisterAgentRequest.parse(agent), name: "coder" });
  return ctx;
}

async function send(ctx: ServiceContext, of: string, more: object = {}) {
  const asked = { from_agent: "boss", to_agent: "coder", task: `count ${of}`, context: { of } };
  const sent = await handOff(ctx, HandOffRequest.parse({ ...asked, ...more }));
  for (;;) {
    await deliverTraces(ctx, [sent.trace_id]);
    const handoff = await getHandoff(ctx, { id: sent.handoff_id, traceId: sent.trace_id });
    const { projectId } = ctx;
    const task = await findTask(ctx.db, { projectId, handoffId: HandoffId.parse(handoff.id) });
    if (handoff.outcome !== "in_flight") return { handoff, result: task?.result };
    await turn();
  }
}

const turn = () =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** As the worker's chore does, until so many instances are ready. */
async function keepReady(ctx: ServiceContext, count: number) {
  for (;;) {
    await pools.keepReady(await listCodeAgents(projects.db));
    const own = pools.figures().find(({ projectId }) => projectId === ctx.projectId);
    if (own?.warm === count) return;
    await turn();
  }
}

describe("a queue of what a handoff needs", () => {
  const toQueue = {
    rules: [{ id: "q", name: "Count", target: { queue: { required_tools: ["count"] } } }],
  };
  async function queueProject(pool: object, capabilities = ["count"]) {
    const ctx: ServiceContext = { ...(await projects.context()), now };
    const agent = { kind: "code", capabilities, settings: { module: "counts.mjs", pool } };
    await registerAgent(ctx, { ...RegisterAgentRequest.parse(agent), name: "coder" });
    await publishRules(ctx, { document: RuleSet.parse(toQueue), base: 0, note: "" });
    return ctx;
  }

  it("is worked off by the code that can do it, though nobody named it", async () => {
    const ctx = await queueProject({ min_warm: 1, max: 2 });
    await keepReady(ctx, 1);

    const done = await Promise.all(
      Array.from({ length: 6 }, (_, n) => send(ctx, `apples ${n}`, { to_agent: undefined })),
    );

    for (const { handoff, result } of done) {
      expect(handoff).toMatchObject({ outcome: "succeeded", to_agent: "coder", pattern: "pull" });
      expect(result).toMatchObject({ agent: "coder" });
    }
    expect(done.some(({ handoff }) => handoff.pooled)).toBe(true);
  });

  it("is left to others where no agent of the worker can do it", async () => {
    const ctx = await queueProject({ max: 1 }, ["add"]);
    const asked = { from_agent: "boss", task: "count", context: { of: "pears" } };
    const sent = await handOff(ctx, HandOffRequest.parse(asked));
    // The worker has looked at it when its job is gone.
    const jobs = () =>
      ctx.db.execute(
        sql`select from graphile_worker.jobs where key like ${`take:%${sent.handoff_id}`}`,
      );
    while ((await jobs()).length > 0) await turn();

    const claim = { agent: "other", capabilities: ["count"], lease_ms: 5_000, max: 5 };
    const { items } = await claimTasks(ctx, claim);

    expect(items.map(({ handoff_id: id }) => id)).toEqual([sent.handoff_id]);
  });
});

describe("an agent that is code", () => {
  it("starts for a handoff, which is marked as cold, and takes its time to start", async () => {
    const ctx = await projectWith("counts.mjs");

    const first = await send(ctx, "apples");
    const second = await send(ctx, "pears");

    expect(first.result).toEqual({ of: "apples", started: 1, done: 1, agent: "coder" });
    expect(second.result).toEqual({ of: "pears", started: 1, done: 1, agent: "coder" });
    for (const { handoff } of [first, second]) {
      expect(handoff).toMatchObject({ outcome: "succeeded", pooled: false });
      expect(handoff.timing.init_ms).toBeGreaterThan(1);
    }
  });

  it("is kept warm: the same instance takes one handoff after the other", async () => {
    const ctx = await projectWith("counts.mjs", { min_warm: 1, max: 1 });
    await keepReady(ctx, 1);

    const first = await send(ctx, "apples");
    const second = await send(ctx, "pears");

    expect(first.handoff).toMatchObject({ pooled: true });
    expect(second.result).toEqual({ of: "pears", started: 1, done: 2, agent: "coder" });
    expect(second.handoff).toMatchObject({ pooled: true, usage: { credits: 2 } });
    expect(pools.figures()).toContainEqual(
      expect.objectContaining({ projectId: ctx.projectId, coldStarts: 0, warmStarts: 2 }),
    );
  });

  it("makes room for a fresh instance after so many handoffs", async () => {
    const ctx = await projectWith("counts.mjs", { min_warm: 1, max: 1, recycle_after: 1 });
    await keepReady(ctx, 1);
    await send(ctx, "apples");
    await keepReady(ctx, 1);

    const { handoff, result } = await send(ctx, "pears");

    expect(result).toMatchObject({ done: 1 });
    expect(handoff.pooled).toBe(true);
  });

  it("never shares an instance with another project", async () => {
    const [one, other] = [
      await projectWith("counts.mjs", { min_warm: 1, max: 1 }),
      await projectWith("counts.mjs", { min_warm: 1, max: 1 }),
    ];
    await send(one, "apples");

    expect((await send(other, "pears")).result).toMatchObject({ done: 1 });
  });

  it("is begun anew when its file changes", async () => {
    const ctx = await projectWith("counts.mjs", { min_warm: 1, max: 1 });
    await send(ctx, "apples");
    await utimes(path.join(folder, "counts.mjs"), new Date(), new Date(2_000_000_000_000));

    expect((await send(ctx, "pears")).result).toMatchObject({ done: 1 });
  });

  it("sees nothing of Baton's environment but what is meant for agents", async () => {
    const { result } = await send(await projectWith("peeks.mjs"), "secrets");

    expect(result).toEqual({ secret: null, mine: "north" });
  });

  it.each([
    ["refuses.mjs", "rejected", { type: "rejected", message: "not my work" }],
    ["throws.mjs", "failed", { type: "agent_error", message: "sold out" }],
    ["exits.mjs", "failed", { type: "agent_error", message: "It ended by itself (3)." }],
    ["floods.mjs", "failed", { type: "agent_error" }],
    ["babbles.mjs", "failed", { type: "invalid_answer" }],
    ["broken.mjs", "failed", { type: "start_failed" }],
    ["absent.mjs", "failed", { type: "not_set_up" }],
  ])("%s: %s", async (module, outcome, error) => {
    const ctx = await projectWith(module, { min_warm: 1, max: 1 });

    expect((await send(ctx, "apples")).handoff).toMatchObject({ outcome, error });
  });

  it("is stopped when its time is over, even in the middle of a loop", async () => {
    const ctx = await projectWith("loops.mjs", { min_warm: 1, max: 1 });

    const { handoff } = await send(ctx, "rounds", { timeout_ms: 300, ack_timeout_ms: 300 });

    expect(handoff.outcome).toBe("incomplete");
    await keepReady(ctx, 1);
  });

  it("cannot disturb the worker by what it posts", async () => {
    expect((await send(await projectWith("posts.mjs"), "words")).result).toBe("still here");
  });
});

it.each([
  "../secrets.mjs",
  "/etc/agent.mjs",
  "a/../../b.mjs",
  "agent.json",
  "a\\b.mjs",
  ".hidden.mjs",
])("%s is no module of the folder of agents", (module) => {
  expect(RegisterAgentRequest.safeParse({ kind: "code", settings: { module } }).success).toBe(
    false,
  );
});
