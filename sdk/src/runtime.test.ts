import { expect, test } from "vitest";
import { refusal, startLocalServer } from "../testing/local-server.ts";
import { createBaton } from "./baton.ts";
import { BatonError } from "./errors.ts";

const item = {
  handoff_id: "h1",
  trace_id: "t1",
  lease: { token: 3, expires_at: "" },
  output_key: null,
};
const caught = (failing: Promise<unknown>) => failing.catch((error: unknown) => error);

test("a refusal is thrown with its code, fields and request id", async () => {
  await using server = await startLocalServer(() =>
    refusal(422, "missing_parameters", {
      detail: "industry is required",
      errors: [{ path: "/context/industry", message: "is required" }],
    }),
  );
  const baton = createBaton({ url: server.url, key: "k" });
  const error = await caught(baton.handoff({ to_agent: "research", task: "find" }));
  expect(error).toBeInstanceOf(BatonError);
  expect(error).toMatchObject({
    code: "missing_parameters",
    status: 422,
    message: "industry is required",
    requestId: "r1",
    issues: [{ path: "/context/industry", message: "is required" }],
  });
});

test("handing off is not repeated when no answer came; reading is", async () => {
  await using server = await startLocalServer(({ method }, count) =>
    method === "GET" && count > 2 ? { body: { items: [] } } : { status: 502, body: "<html>" },
  );
  const baton = createBaton({ url: server.url, key: "k", agent: "me" });
  expect(await caught(baton.handoff({ task: "x" }))).toMatchObject({
    code: "unavailable",
    status: 502,
  });
  expect(server.seen).toHaveLength(1);
  expect(await baton.checkInbox()).toEqual([]);
  expect(server.seen.map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
});

test("a Baton that cannot be reached, and a call that is aborted", async () => {
  const away = createBaton({ url: "http://127.0.0.1:9", key: "k", retries: 0 });
  expect(await caught(away.handoff({ task: "x" }))).toMatchObject({
    code: "unreachable",
    status: 0,
  });
  const aborted = caught(away.handoff({ task: "x" }, { signal: AbortSignal.abort() }));
  expect(await aborted).toMatchObject({ code: "aborted" });
});

test("the seed's names: handOff writes to the blackboard and gives the key", async () => {
  await using server = await startLocalServer(() => ({
    status: 201,
    body: { ...item, output_key: "output/me/h1" },
  }));
  const baton = createBaton({ url: server.url, key: "k", agent: "me" });
  const data = { topic: "x" };
  expect(await baton.handOff({ to: "writer", summary: "Research complete", data })).toEqual({
    handed_off: true,
    handoff_id: "h1",
    trace_id: "t1",
    output_key: "output/me/h1",
  });
  const [request] = server.seen;
  expect(request?.headers["x-baton-agent"]).toBe("me");
  expect(JSON.parse(request?.body ?? "")).toEqual({
    to_agent: "writer",
    task: "Research complete",
    data,
    pattern: "blackboard",
  });
});

test("safeHandoff carries the guard's state on, and ends by itself at the limit", async () => {
  await using server = await startLocalServer(() => ({ status: 201, body: item }));
  const baton = createBaton({ url: server.url, key: "k" });
  let state = { handoff_count: 0, visited_agents: ["orchestrator"], max_handoffs: 2 };
  for (const to_agent of ["research", "analysis"]) {
    ({ state_after: state } = await baton.safeHandoff({ to_agent, task: "t", state }));
  }
  expect(state).toEqual({
    handoff_count: 2,
    visited_agents: ["orchestrator", "research", "analysis"],
    max_handoffs: 2,
  });
  const over = caught(baton.safeHandoff({ to_agent: "seo", task: "t", state }));
  expect(await over).toMatchObject({ code: "max_handoffs_exceeded" });
  expect(server.seen).toHaveLength(2);
});

test.each([
  [
    { kind: "remote", is_down: false, capabilities: ["search"] },
    "missing_capability",
    /lacks required tool: mail/,
  ],
  [{ kind: "remote", is_down: true, capabilities: ["mail"] }, "unknown_agent", /down/],
  [{ kind: null, is_down: false, capabilities: ["mail"] }, "unknown_agent", /not registered/],
])("validateHandoff of %o: %s", async (agent, code, message) => {
  await using server = await startLocalServer(() => ({ body: agent }));
  const baton = createBaton({ url: server.url, key: "k" });
  const error = await caught(baton.validateHandoff("out/reach", ["mail"]));
  expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
  expect(server.seen[0]?.path).toBe("/api/v1/agents/out%2Freach");
});

test("the callee's verbs name the lease of their claim", async () => {
  await using server = await startLocalServer(() => ({ body: item }));
  const baton = createBaton({ url: server.url, key: "k" });
  await baton.complete(item, { found: 2 }, { usage: { input_tokens: 5 } });
  await baton.reject({ ...item, lease: null }, "cannot");
  expect(server.seen.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
    [
      "/api/v1/handoffs/h1/complete",
      { result: { found: 2 }, usage: { input_tokens: 5 }, lease: 3 },
    ],
    ["/api/v1/handoffs/h1/reject", { reason: "cannot" }],
  ]);
});

test("an approval is asked once and waited for; what was allowed is done once", async () => {
  const answers = [
    { id: "a1", status: "waiting" },
    { id: "a1", status: "snoozed" },
    { id: "a1", status: "decided", decision: { decision: "approve" } },
    {},
    {},
  ];
  await using server = await startLocalServer((_seen, count) => ({ body: answers[count - 1] }));
  const baton = createBaton({ url: server.url, key: "k" });
  const approval = await baton.requestApproval({ question: "Send?" }, { idempotencyKey: "once" });
  expect(approval.status).toBe("decided");
  expect(await baton.carryOut(approval, () => "sent")).toBe("sent");
  expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "POST /api/v1/approvals",
    "GET /api/v1/approvals/a1?wait_ms=30000",
    "GET /api/v1/approvals/a1?wait_ms=30000",
    "POST /api/v1/approvals/a1/receipt",
    "POST /api/v1/approvals/a1/receipt",
  ]);
  expect(server.seen[0]?.headers["idempotency-key"]).toBe("once");
});

test("what was allowed and then fails is said to have failed, and thrown", async () => {
  await using server = await startLocalServer(() => ({ body: {} }));
  const baton = createBaton({ url: server.url, key: "k" });
  const failing = baton.carryOut({ id: "a1" }, () => {
    throw new RangeError("no money");
  });
  await expect(failing).rejects.toThrow("no money");
  expect(server.seen.map(({ body }) => JSON.parse(body).state)).toEqual(["executing", "failed"]);
});
