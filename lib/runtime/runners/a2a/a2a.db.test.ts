import { clock as now } from "@/lib/clock";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findTask } from "@/db/queries/runtime/tasks";
import { openTestProjects } from "@/db/testing/test-project";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { registerAgent } from "@/lib/services/agents/register-agent";
import { decideApproval } from "@/lib/services/approvals/decide-approval";
import type { ServiceContext } from "@/lib/services/context";
import { handOff } from "@/lib/services/tasks/hand-off";
import { startWorker } from "../../start-worker";
import { createA2aRunner } from "./a2a";
import { openA2aServer } from "./a2a-server.fixture";
import { createRemoteCanceller } from "./cancel-remote";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let server: Awaited<ReturnType<typeof openA2aServer>>;
let worker: Awaited<ReturnType<typeof startWorker>>;

const start = () => {
  const fetch = createGuardedFetch({ allowedHosts: [server.host] });
  const ports = { fetch, credentialFor: async () => "token-of-the-vault" };
  const round = createRemoteCanceller(ports);
  return startWorker({
    url: projects.url,
    db: projects.db,
    now,
    runners: { a2a: createA2aRunner(ports) },
    chores: [{ what: "calling off", everyMs: 50, round }],
  });
};

beforeAll(async () => {
  projects = await openTestProjects();
  server = await openA2aServer();
  process.env["BATON_ALLOW_PRIVATE_HOSTS"] = server.host;
  worker = await start();
});
afterAll(async () => {
  await worker.stop();
  server.close();
  await projects.close();
});

async function send(task: string, more: object = {}) {
  const ctx: ServiceContext = { ...(await projects.context()), now };
  const agent = { kind: "a2a", endpoint: server.origin, settings: { api_key_secret: "TOKEN" } };
  await registerAgent(ctx, { ...RegisterAgentRequest.parse(agent), name: "counter" });
  const asked = { from_agent: "boss", to_agent: "counter", task, context: { of: "apples" } };
  const sent = await handOff(ctx, HandOffRequest.parse({ ...asked, ...more }));
  return { ctx, id: sent.handoff_id, traceId: sent.trace_id };
}
type Sent = Awaited<ReturnType<typeof send>>;

async function until<Value>(read: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

const taskOf = ({ ctx, id }: Sent) => findTask(ctx.db, { projectId: ctx.projectId, handoffId: id });
const ended = (sent: Sent) =>
  until(async () => {
    const row = await taskOf(sent);
    return row && row.endedAt !== null ? row : undefined;
  });
const asked = ({ ctx: { projectId } }: Sent) =>
  until(async () => {
    const [row] = await projects.db.execute<{ id: string; question: string; kind: string }>(sql`
      select id, question, kind from approval
      where project_id = ${projectId} and status = 'waiting'`);
    return row && { ...row, id: ApprovalId.parse(row.id) };
  });
const messagesOf = ({ id }: Sent) =>
  server.got.filter(({ message }) => message.messageId.startsWith(id));
const remoteIdOf = async ({ id }: Sent) => {
  const [row] = await projects.db.execute<{ task: string | null }>(sql`
    select remote ->> 'taskId' as task from agent_transcript where handoff_id = ${id}`);
  return row?.task ?? undefined;
};

describe("an agent behind an Agent2Agent server", () => {
  it("can do what its card says", async () => {
    const ctx: ServiceContext = { ...(await projects.context()), now };
    const agent = RegisterAgentRequest.parse({ kind: "a2a", endpoint: server.origin });

    const registered = await registerAgent(ctx, { ...agent, name: "counter" });

    expect(registered.capabilities).toEqual(["count", "add"]);
  });

  it("does the work, and knows which handoff of which trace it is", async () => {
    const sent = await send("count");

    expect(await ended(sent)).toMatchObject({ state: "completed", result: "seven" });
    const [first] = messagesOf(sent);
    expect(first?.headers).toMatchObject({ authorization: "Bearer token-of-the-vault" });
    expect(first?.headers["traceparent"]).toContain(sent.traceId);
    expect(first?.message.metadata).toMatchObject({
      "baton/handoff": { handoff_id: sent.id, from_agent: "boss", context: { of: "apples" } },
    });
  });

  it.each([
    ["reject", { state: "rejected", error: { message: "because of reject" } }],
    ["fail", { state: "failed", error: { type: "agent_error", message: "because of fail" } }],
  ])("%ss", async (task, end) => {
    expect(await ended(await send(task))).toMatchObject(end);
  });

  it.each([
    ["ask", "input_required"],
    ["sign", "auth_required"],
  ])("needs a person (%s), and the same task goes on with the answer", async (task, kind) => {
    const sent = await send(task);
    const approval = await asked(sent);
    const waiting = await taskOf(sent);

    await decideApproval(sent.ctx, { id: approval.id, decision: "respond", reason: "so be it" });

    expect(approval).toMatchObject({ kind, question: `because of ${task}` });
    expect(waiting).toMatchObject({ state: "waiting", leaseExpiresAt: null });
    expect(await ended(sent)).toMatchObject({ result: "went on with: so be it" });
    expect(messagesOf(sent)[1]?.message.taskId).toBe(await remoteIdOf(sent));
  });

  it("is called off when the person says no", async () => {
    const sent = await send("ask");
    const { id } = await asked(sent);

    await decideApproval(sent.ctx, { id, decision: "reject", reason: "never" });

    expect(await ended(sent)).toMatchObject({
      state: "failed",
      error: { type: "rejected_by_human" },
    });
    const remote = await remoteIdOf(sent);
    await until(async () => (server.cancelled.includes(remote ?? "") ? true : undefined));
  });

  it("is gone on with by another worker, as the same task", async () => {
    const sent = await send("slow");
    await until(() => remoteIdOf(sent));

    await worker.stop();
    worker = await start();
    server.release();

    expect(await ended(sent)).toMatchObject({ state: "completed", result: "seven" });
    expect(messagesOf(sent)).toHaveLength(1);
  });

  it("is called off when it takes too long", async () => {
    const sent = await send("slow", { timeout_ms: 100, ack_timeout_ms: 1000 });

    expect(await ended(sent)).toMatchObject({ state: "timed_out" });
    const remote = await until(() => remoteIdOf(sent));
    await until(async () => (server.cancelled.includes(remote) ? true : undefined));
  });

  it("is nowhere to be reached", async () => {
    const ctx: ServiceContext = { ...(await projects.context()), now };
    const agent = RegisterAgentRequest.parse({ kind: "a2a", endpoint: "http://127.0.0.1:8080/" });
    await expect(registerAgent(ctx, { ...agent, name: "counter" })).rejects.toThrow("card");
    await registerAgent(ctx, { ...agent, capabilities: ["count"], name: "counter" });
    const asked = { to_agent: "counter", task: "count", context: {} };
    const { handoff_id: id, trace_id: traceId } = await handOff(ctx, HandOffRequest.parse(asked));

    const task = await ended({ ctx, id, traceId });

    expect(task).toMatchObject({ state: "failed", error: { type: "unreachable" } });
    expect(task.error?.message).toContain("BATON_ALLOW_PRIVATE_HOSTS");
  });
});
