import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as completeRoute } from "@/app/api/v1/handoffs/[id]/complete/route";
import { POST as acceptRoute } from "@/app/api/v1/handoffs/[id]/accept/route";
import { POST as claimRoute } from "@/app/api/v1/inbox/[agent]/claim/route";
import { POST as cancelRoute } from "@/app/api/v1/runs/[id]/cancel/route";
import { GET as readRoute } from "@/app/api/v1/runs/[id]/route";
import { POST as startRoute } from "@/app/api/v1/runs/route";
import { POST as saveRoute } from "@/app/api/v1/workflows/route";
import type { Db } from "@/db/client";
import { project } from "@/db/schema";
import { useSharedDatabase } from "@/db/testing/shared-database";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import type { RunDto } from "@/lib/contracts/run";
import type { InboxItemDto } from "@/lib/contracts/task";
import { clock } from "@/lib/clock";
import { ProjectId } from "@/lib/domain/ids";
import { registerAgent } from "@/lib/services/agents/register-agent";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";
import { expireTasks } from "@/lib/services/tasks/expire-tasks";

const AGENT = "team/desk one";
const openDb = useSharedDatabase();
let db: Db;
beforeAll(() => {
  db = openDb();
});

type Handler = (request: Request, args: { params: Promise<never> }) => Promise<Response>;

async function openProject() {
  const projectId = ProjectId.parse(randomUUID());
  await db.insert(project).values({ id: projectId, slug: projectId, name: "Test" });
  const ctx = { db, projectId, actor: { kind: "system" as const }, now: clock };
  await registerAgent(ctx, {
    ...RegisterAgentRequest.parse({ capabilities: ["sum"] }),
    name: AGENT,
  });
  const { key } = await createApiKey(ctx, {
    label: "k",
    scopes: ["run", "read"],
    expires_in_days: null,
  });
  const send = async (handler: Handler, body: unknown, params: object = {}) => {
    const request = new Request("http://baton.test/api", {
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    const response = await handler(request, { params: Promise.resolve(params as never) });
    return { status: response.status, body: await response.json() };
  };
  const start = async (stage: object, input: object = {}): Promise<RunDto> => {
    const saved = await send(saveRoute, { document: flow(stage) });
    expect(saved.status).toBe(201);
    return (await send(startRoute, { workflow: "flow", input })).body;
  };
  const read = async ({ id }: RunDto): Promise<RunDto> =>
    (await send(readRoute, undefined, { id })).body;
  const claim = async (): Promise<InboxItemDto> => {
    const { body } = await send(claimRoute, {}, { agent: AGENT });
    expect(body.items).toHaveLength(1);
    return body.items[0];
  };
  const pass = (column: "due_at" | "ack_due_at" | "lease_expires_at") =>
    db.execute(sql`update task set ${sql.identifier(column)} = now() - interval '1 second'
      where project_id = ${projectId} and ended_at is null`);
  const goOnFor = (seconds: number) =>
    db.execute(sql`update task set due_at = due_at - ${seconds} * interval '1 second'
      where project_id = ${projectId}`);
  const layBack = () =>
    db.execute(sql`update task set state = 'queued', lease_expires_at = null
      where project_id = ${projectId}`);
  const secondsLeft = async () => {
    const [row] = await db.execute<{ seconds: number }>(sql`
      select round(extract(epoch from due_at - now()))::int as seconds from task
      where project_id = ${projectId}`);
    return row?.seconds;
  };
  return { send, start, read, claim, pass, goOnFor, layBack, secondsLeft };
}

const one = { id: "one", target: { agent: AGENT }, task: "Add it up" };
const flow = (...stages: object[]) => ({ name: "flow", stages });
const NUMBERS = { type: "object", properties: { n: { type: "integer" } }, required: ["n"] };
const SECRET = `sk-ant-api03-${"abcdefghijklmnopqrstuvwxyz0123456789".repeat(3).slice(0, 93)}AA`;

describe("a workflow that cannot be", () => {
  it.each([
    [
      "stages that wait for each other",
      [
        { ...one, depends_on: ["two"] },
        { ...one, id: "two", depends_on: ["one"] },
      ],
      "/document/stages/0/depends_on",
    ],
    [
      "a stage that waits for one that is not there",
      [{ ...one, depends_on: ["none"] }],
      "/document/stages/0/depends_on/0",
    ],
    [
      "a result that no stage gives",
      [{ ...one, context: { it: "/results/none/x" } }],
      "/document/stages/0/context/it",
    ],
  ])("%s is refused, and where it is wrong is said", async (_what, stages, path) => {
    const { send } = await openProject();

    const { status, body } = await send(saveRoute, { document: flow(...stages) });

    expect([status, body.code]).toEqual([400, "invalid_input"]);
    expect(JSON.stringify(body.errors)).toContain(path.replace("/document", ""));
  });
});

describe("a run that cannot begin", () => {
  it.each([
    ["an unknown workflow", "nowhere", {}, 404, "not_found"],
    ["an input that does not fit", "flow", { n: "x" }, 400, "invalid_input"],
    ["a secret in the input", "flow", { n: 1, key: SECRET }, 422, "credential_in_payload"],
  ])("%s", async (_what, workflow, input, status, code) => {
    const { send } = await openProject();
    await send(saveRoute, { document: { ...flow(one), input: NUMBERS } });

    const answer = await send(startRoute, { workflow, input });

    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).not.toContain(SECRET);
  });
});

describe("a run that cannot go on", () => {
  it.each([
    ["an unknown agent", { agent: "nobody" }, "unknown_agent"],
    ["tools that nobody has", { route: { required_tools: ["fly"] } }, "no_route"],
  ])("%s: it has failed, and says why", async (_what, target, type) => {
    const { start, read } = await openProject();

    const run = await start({ ...one, target });

    expect(await read(run)).toMatchObject({ status: "failed", error: { type }, waiting_for: null });
  });

  it("whose agent accepts and never finishes has failed when the time is over", async () => {
    const { start, read, claim, send, pass } = await openProject();
    const run = await start(one);
    const { handoff_id: id, lease } = await claim();
    await send(acceptRoute, { lease: lease?.token }, { id });
    expect(await read(run)).toMatchObject({ status: "running" });

    await pass("due_at");
    await expireTasks(db, clock);

    expect(await read(run)).toMatchObject({ status: "failed", error: { type: "timed_out" } });
    const late = await send(completeRoute, { lease: lease?.token, result: 1 }, { id });
    expect([late.status, late.body.code]).toEqual([409, "lease_lost"]);
    expect(await read(run)).toMatchObject({ status: "failed" });
  });

  it("is given the time for its work from when its agent has it, and none twice", async () => {
    const { start, claim, secondsLeft, goOnFor, pass } = await openProject();
    await start({ ...one, timeout_ms: 20_000 });
    expect(await secondsLeft()).toBe(50);

    await claim();
    expect(await secondsLeft()).toBe(20);

    await goOnFor(5);
    await pass("lease_expires_at");
    await claim();
    expect(await secondsLeft()).toBe(15);
  });

  it("whose agent has it and is looked at again later did not finish in time", async () => {
    const { start, read, claim, layBack, pass } = await openProject();
    const run = await start(one);
    await claim();
    await layBack();

    await pass("due_at");
    await expireTasks(db, clock);

    expect(await read(run)).toMatchObject({ status: "failed", error: { type: "timed_out" } });
  });

  it("whose agent never comes has failed when the time is over", async () => {
    const { start, read, pass } = await openProject();
    const run = await start(one);

    await pass("ack_due_at");
    await expireTasks(db, clock);

    expect(await read(run)).toMatchObject({
      status: "failed",
      error: { type: "no_acknowledgement" },
    });
  });
});

describe("an agent with slashes and blanks in its name", () => {
  it("does its work like any other", async () => {
    const { start, read, claim, send } = await openProject();
    const run = await start(one);
    const { handoff_id: id, lease } = await claim();

    const done = await send(completeRoute, { lease: lease?.token, result: { sum: 3 } }, { id });

    expect(done.status).toBe(200);
    expect(await read(run)).toMatchObject({ status: "completed", result: { one: { sum: 3 } } });
  });

  it("that answers garbage is told so, and the run waits for a sound answer", async () => {
    const { start, read, claim, send } = await openProject();
    const run = await start(one);
    const { handoff_id: id, lease } = await claim();

    const garbage = await send(completeRoute, { lease: "mine", outcome: "great" }, { id });

    expect([garbage.status, garbage.body.code]).toEqual([400, "invalid_input"]);
    expect(await read(run)).toMatchObject({ status: "running" });
    await send(completeRoute, { lease: lease?.token, result: "sound" }, { id });
    expect(await read(run)).toMatchObject({ status: "completed" });
  });

  it.each([11, 50])(
    "that answers %i megabytes is told so, and nothing of it is kept",
    { timeout: 60_000 },
    async (megabytes) => {
      const { start, read, claim, send } = await openProject();
      const run = await start(one);
      const { handoff_id: id, lease } = await claim();

      const flood = await send(
        completeRoute,
        { lease: lease?.token, result: "x".repeat(megabytes * 1024 * 1024) },
        { id },
      );

      expect([flood.status, flood.body.code]).toEqual([413, "payload_too_large"]);
      expect(await read(run)).toMatchObject({ status: "running", result: null });
    },
  );

  it("may answer as much as a context holds", async () => {
    const { start, read, claim, send } = await openProject();
    const run = await start(one);
    const { handoff_id: id, lease } = await claim();

    const result = "x".repeat(2 * 1024 * 1024);
    const done = await send(completeRoute, { lease: lease?.token, result }, { id });

    expect(done.status).toBe(200);
    expect(await read(run)).toMatchObject({ status: "completed", result: { one: result } });
  });

  it("that says a secret is refused, and the run waits for an answer without", async () => {
    const { start, read, claim, send } = await openProject();
    const run = await start(one);
    const { handoff_id: id, lease } = await claim();

    const said = await send(
      completeRoute,
      { lease: lease?.token, result: { key: SECRET } },
      { id },
    );

    const after = await read(run);
    expect(JSON.stringify([said.body, after])).not.toContain(SECRET);
    const [kept] = await db.execute<{ found: boolean }>(sql`select exists (select from task t
      where t::text like ${`%${SECRET}%`}) as found`);
    expect(kept).toEqual({ found: false });
  });

  it("that completes what was cancelled changes nothing, and is told", async () => {
    const { start, read, claim, send } = await openProject();
    const run = await start(one);
    const { handoff_id: id, lease } = await claim();
    await send(cancelRoute, { reason: "no longer wanted" }, { id: run.id });

    const late = await send(completeRoute, { lease: lease?.token, result: 1 }, { id });

    expect([late.status, late.body.code]).toEqual([409, "lease_lost"]);
    expect(await read(run)).toMatchObject({
      status: "cancelled",
      error: { type: "cancelled", message: "no longer wanted" },
      result: null,
      stages: [{ id: "one", state: "cancelled" }],
    });
  });
});
