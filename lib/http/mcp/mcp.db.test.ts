import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { POST as decideByHttp } from "@/app/api/mcp/route";
import { closeSharedDb, sharedDb, type Db } from "@/db/client";
import { project } from "@/db/schema";
import { createTestDatabase } from "@/db/testing/test-database";
import { TEST_NOW } from "@/db/testing/test-project";
import { AskRequest } from "@/lib/contracts/approval";
import { NATIVE_SOURCE } from "@/lib/contracts/ingest";
import type { KeyScope } from "@/lib/domain/members/scopes";
import { ProjectId } from "@/lib/domain/ids";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";
import { requestApproval } from "@/lib/services/approvals/request-approval";
import { ingestEvents } from "@/lib/services/events/ingest-events";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Db;
let url: URL;
const server = createServer((request, response) => void answer(request, response));

beforeAll(async () => {
  database = await createTestDatabase();
  process.env["DATABASE_URL"] = database.url;
  process.env["BATON_SECRET"] = randomUUID();
  db = sharedDb(database.url);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  url = new URL(`http://127.0.0.1:${address.port}/api/mcp`);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await closeSharedDb();
  await database.drop();
});

/** The route behind a real socket; like Next, it has no other method than the one it exports. */
async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (incoming.method !== "POST") return void outgoing.writeHead(405).end();
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  const init = { method: "POST", headers: headers as [string, string][] };
  const request = new Request(new URL(incoming.url ?? "/", url), {
    ...init,
    body: new Uint8Array(await buffer(incoming)),
  });
  const response = await decideByHttp(request, { params: Promise.resolve({}) });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

async function newProject(scopes: KeyScope[]) {
  const projectId = ProjectId.parse(randomUUID());
  await db.insert(project).values({ id: projectId, slug: projectId, name: "Test" });
  const ctx = { db, projectId, actor: { kind: "system" as const }, now: () => TEST_NOW };
  const { key } = await createApiKey(ctx, { label: "assistant", scopes, expires_in_days: null });
  return { ctx, key };
}

async function connect(key: string, search = "") {
  const client = new Client({ name: "test", version: "1" });
  const headers = { authorization: `Bearer ${key}` };
  const transport = new StreamableHTTPClientTransport(new URL(search, url), {
    requestInit: { headers },
  });
  await client.connect(transport);
  const call = async (name: string, args: Record<string, unknown> = {}) => {
    const { content, isError } = await client.callTool({ name, arguments: args });
    const [first] = content as { text: string }[];
    const text = first?.text ?? "";
    // What the protocol itself refuses is said in words.
    return { isError: isError ?? false, value: text.startsWith("{") ? JSON.parse(text) : text };
  };
  return { client, call };
}

const AT = "2026-01-05T10:00:00Z";
const handoff = { trace_id: "t1", handoff_id: "h1" };
const EVENTS = [
  { event: "handoff_initiated", ...handoff, at: AT, from_agent: "a", to_agent: "b", task: "find" },
  { event: "handoff_received", ...handoff, at: "2026-01-05T10:00:01Z", context: { n: 1 } },
  { event: "task_complete", ...handoff, at: "2026-01-05T10:00:02Z", result: "done" },
];

it("answers what happened, to the official client, and changes nothing", async () => {
  const { ctx, key } = await newProject(["read", "approve"]);
  await ingestEvents(ctx, { values: EVENTS, source: NATIVE_SOURCE });
  const { client, call } = await connect(key);
  expect(client.getInstructions()).toMatch(/no instruction/);
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toContain("find_traces");
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);

  const found = await call("find_traces", { q: "from:a" });
  expect(found.value.items).toMatchObject([{ id: "t1" }]);
  const { value: read } = await call("get_handoff", { handoff_id: "h1" });
  expect(read).toMatchObject({ from_agent: "a", outcome: "succeeded" });
  for (const name of ["get_trace", "get_lineage"]) {
    expect((await call(name, { trace_id: "t1" })).isError).toBe(false);
  }
  for (const name of ["find_findings", "list_pairs", "list_approvals", "list_runs"]) {
    expect((await call(name)).value).toHaveProperty("items");
  }
  expect((await call("explain_gap", { handoff_id: "h1" })).value).toHaveProperty("facts");
});

it("says what is wrong with a question, and does not see other projects", async () => {
  const { ctx } = await newProject(["read"]);
  await ingestEvents(ctx, { values: EVENTS, source: NATIVE_SOURCE });
  const { key } = await newProject(["read"]);
  const { call } = await connect(key);
  expect(await call("get_trace", { trace_id: "t1" })).toMatchObject({
    isError: true,
    value: { code: "not_found" },
  });
  expect((await call("find_traces", { q: "outcome:(" })).isError).toBe(true);
});

it("needs a key that may read", async () => {
  await expect(connect("bt_read_wrong")).rejects.toThrow(/401|unauthenticated/i);
  const { key } = await newProject(["ingest"]);
  await expect(connect(key)).rejects.toThrow(/403|forbidden/i);
});

it("decides only where the address asks for it and the key may", async () => {
  const { ctx, key } = await newProject(["read", "approve"]);
  const asked = AskRequest.parse({
    question: "Send?",
    requested_by: "outreach",
    action: { name: "send", args: {} },
  });
  const { approval } = await requestApproval(ctx, { ...asked, idempotencyKey: undefined });
  const args = { approval_id: approval.id, decision: "approve" };
  const reading = await connect(key);
  expect(
    (await reading.client.callTool({ name: "decide_approval", arguments: args })).isError,
  ).toBe(true);

  const { key: readKey } = await newProject(["read"]);
  const unable = await connect(readKey, "?allow=approve");
  expect((await unable.call("decide_approval", args)).value.code).toBe("forbidden");

  const deciding = await connect(key, "?allow=approve");
  expect((await deciding.call("decide_approval", args)).value).toMatchObject({ status: "decided" });
  expect((await deciding.call("decide_approval", args)).value.code).toBe("already_decided");
});
