import { clock as now } from "@/lib/clock";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findTask } from "@/db/queries/runtime/tasks";
import { openTestProjects } from "@/db/testing/test-project";
import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { HandOffRequest } from "@/lib/contracts/task";
import { createGuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { signingSecret } from "@/lib/outgoing/sign-webhook";
import { registerAgent } from "@/lib/services/agents/register-agent";
import type { ServiceContext } from "@/lib/services/context";
import { getHandoff } from "@/lib/services/handoffs/get-handoff";
import { deliverTraces } from "@/lib/services/outbox/deliver-outbox";
import { finishTask } from "@/lib/services/tasks/finish-task";
import { handOff } from "@/lib/services/tasks/hand-off";
import { startWorker } from "../../start-worker";
import { createHttpRunner } from "./http";

const BYTES_MAX = 100_000;
const SECRET = "s".repeat(32);
const secretOf = ({ projectId, agent }: { projectId: string; agent: string }) =>
  signingSecret(SECRET, { kind: "agent", projectId, agent });

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let worker: Awaited<ReturnType<typeof startWorker>>;
let agents: Server;
let origin: string;
const calls: { path: string; body: string; headers: IncomingMessage["headers"] }[] = [];

/** What an agent at this path answers. */
const answers: Record<string, [status: number, body: string]> = {
  "/works": [200, JSON.stringify({ result: { total: 7 }, usage: { input_tokens: 12 } })],
  "/rejects": [200, JSON.stringify({ rejected: "not my work" })],
  "/fails": [200, JSON.stringify({ error: { type: "no_stock", message: "sold out" } })],
  "/garbles": [200, '{"result":{"to\\ud800tal":"sev\\u0000en"}}'],
  "/breaks": [500, "a stack trace"],
  "/babbles": [200, "I would be happy to help!"],
  "/floods": [200, JSON.stringify({ result: "x".repeat(2 * BYTES_MAX) })],
  "/moves": [302, ""],
  "/later": [202, ""],
};

beforeAll(async () => {
  projects = await openTestProjects();
  agents = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const path = request.url ?? "";
      calls.push({ path, body: Buffer.concat(pieces).toString(), headers: request.headers });
      const answer = answers[path];
      // "/hangs" gets none.
      if (answer) response.writeHead(answer[0], { location: "http://127.0.0.1/" }).end(answer[1]);
    });
  });
  await new Promise<void>((resolve) => {
    agents.listen(0, "127.0.0.1", resolve);
  });
  const { port } = agents.address() as AddressInfo;
  origin = `http://localhost:${port}`;
  const fetch = createGuardedFetch({ allowedHosts: [`localhost:${port}`], bytesMax: BYTES_MAX });
  const http = createHttpRunner({ fetch, secretOf, nowMs: Date.now });
  worker = await startWorker({ url: projects.url, db: projects.db, now, runners: { http } });
});
afterAll(async () => {
  await worker.stop();
  agents.closeAllConnections();
  agents.close();
  await projects.close();
});

async function send(endpoint: string, more: object = {}) {
  const ctx: ServiceContext = { ...(await projects.context()), now };
  const agent = RegisterAgentRequest.parse({ kind: "http", endpoint });
  await registerAgent(ctx, { ...agent, name: "caller/called" });
  const asked = { from_agent: "boss", to_agent: "caller/called", task: "count", ...more };
  const sent = await handOff(ctx, HandOffRequest.parse({ ...asked, context: { of: "apples" } }));
  return { ctx, id: sent.handoff_id, traceId: sent.trace_id };
}

type Sent = Awaited<ReturnType<typeof send>>;

/** Reads until it is so; the limit is the test's own. */
async function until({ ctx, id, traceId }: Sent, isSo: (outcome: string) => boolean) {
  for (;;) {
    await deliverTraces(ctx, [traceId]);
    const handoff = await getHandoff(ctx, { id, traceId });
    if (isSo(handoff.outcome)) return handoff;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
const ended = (sent: Sent) => until(sent, (outcome) => outcome !== "in_flight");

describe("an agent that is called", () => {
  it("is given the handoff, signed, and its answer comes back", async () => {
    const sent = await send(`${origin}/works`);

    const handoff = await ended(sent);

    expect(handoff).toMatchObject({ outcome: "succeeded", usage: { input_tokens: 12 } });
    const call = calls.findLast(({ path }) => path === "/works");
    const secret = secretOf({ projectId: sent.ctx.projectId, agent: "caller/called" });
    const headers = Object.fromEntries(
      Object.entries(call?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    expect(new Webhook(secret).verify(call?.body ?? "", headers)).toMatchObject({
      handoff_id: sent.id,
      from_agent: "boss",
      task: "count",
      context: { of: "apples" },
    });
    expect(headers["traceparent"]).toContain(sent.traceId);
  });

  it.each([
    ["says no", "/rejects", "rejected", undefined],
    ["fails", "/fails", "failed", { type: "no_stock", message: "sold out" }],
    ["breaks", "/breaks", "failed", { type: "agent_error" }],
    ["answers prose", "/babbles", "failed", { type: "invalid_answer" }],
    ["answers too much", "/floods", "failed", { type: "answer_too_large" }],
    ["sends us elsewhere", "/moves", "failed", { type: "agent_error" }],
  ])("%s", async (_what, path, outcome, error) => {
    const handoff = await ended(await send(origin + path));

    expect(handoff).toMatchObject({ outcome, ...(error ? { error } : {}) });
  });

  it("is heard where it says what is no text", async () => {
    const sent = await send(`${origin}/garbles`);

    expect(await ended(sent)).toMatchObject({ outcome: "succeeded" });
    const task = await findTask(sent.ctx.db, { projectId: sent.ctx.projectId, handoffId: sent.id });
    expect(task?.result).toEqual({ "to\uFFFDtal": "sev\uFFFDen" });
  });

  it("may answer later, under the lease that it was given", async () => {
    const sent = await send(`${origin}/later`);
    await expect
      .poll(() => calls.find(({ body }) => body.includes(sent.id)), { timeout: 20_000 })
      .toBeDefined();
    const call = calls.find(({ body }) => body.includes(sent.id));
    const { lease } = JSON.parse(call?.body ?? "{}");

    const end = { state: "completed" as const, result: "done" };
    await finishTask(sent.ctx, { handoffId: sent.id, lease: lease.token, end });

    expect(await ended(sent)).toMatchObject({ outcome: "succeeded" });
  });

  it("times out when it never answers", async () => {
    const handoff = await ended(
      await send(`${origin}/hangs`, { timeout_ms: 200, ack_timeout_ms: 60_000 }),
    );

    expect(handoff).toMatchObject({ outcome: "incomplete" });
  });

  it("is not looked for in a private network", async () => {
    const handoff = await ended(await send("http://127.0.0.1:8080/"));

    expect(handoff).toMatchObject({ outcome: "failed", error: { type: "unreachable" } });
    expect(handoff.error?.message).toContain("BATON_ALLOW_PRIVATE_HOSTS");
  });
});

describe("registering an agent that is called", () => {
  it.each([
    ["no address", { kind: "http" }],
    ["another protocol", { kind: "http", endpoint: "file:///etc/passwd" }],
    ["a password in the address", { kind: "http", endpoint: "https://a:b@example.com/" }],
    ["an address for one that comes itself", { kind: "remote", endpoint: "https://example.com/" }],
    ["an unknown kind", { kind: "scripted" }],
  ])("refuses %s", (_what, agent) => {
    expect(RegisterAgentRequest.safeParse(agent).success).toBe(false);
  });
});
