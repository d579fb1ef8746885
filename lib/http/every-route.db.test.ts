import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "drizzle-orm";
import { closeSharedDb, sharedDb, type Db } from "@/db/client";
import { insertMember } from "@/db/queries/members";
import { insertProject } from "@/db/queries/projects";
import { insertUser } from "@/db/queries/users";
import { createTestDatabase } from "@/db/testing/test-database";
import { AuditList } from "@/lib/contracts/audit";
import { KEY_SCOPES, type KeyScope } from "@/lib/domain/members/scopes";
import { MEMBER_ROLES, type MemberRole } from "@/lib/domain/members/roles";
import { ProjectId, UserId } from "@/lib/domain/ids";
import { nanosFromMs } from "@/lib/domain/time";
import { sharedFeed } from "@/lib/live/feed";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";
import { createSignInLink } from "@/lib/services/setup/sign-in-link";
import { ACTION_ACCESS, type ActionAccess } from "./action-access.fixture";
import { listActions, listRoutes } from "./list-app-exports.fixture";
import { HOST, routeRequest, things } from "./route-request.fixture";
import { ROUTE_ACCESS, type RouteAccess } from "./route-access.fixture";

type Handler = (
  request: Request,
  args: { params: Promise<Record<string, unknown>> },
) => Promise<Response>;
type Caller = { name: string; headers: Record<string, string>; holds: readonly KeyScope[] };
type Person = Caller & { role: MemberRole };

const ROLE_HOLDS: Record<MemberRole, readonly KeyScope[]> = {
  owner: KEY_SCOPES,
  admin: KEY_SCOPES,
  reviewer: ["read", "approve"],
  member: ["read", "ingest", "run"],
  viewer: ["read"],
};
/** Its 10,842 handoffs are loaded by `demo.db.test.ts`; here only those come who may not. */
const TOO_MUCH_TO_LET_HAPPEN = new Set(["POST /api/v1/demo", "loadDemoAction"]);

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Db;
let people: Person[];
let keys: Caller[];
const handlers = new Map<string, Handler>();
const actions = new Map<string, (input: unknown) => Promise<{ ok: boolean; error?: Refusal }>>();
type Refusal = { code: string };

const ours = { id: ProjectId.parse(randomUUID()), slug: "ours" };
const theirs = { id: ProjectId.parse(randomUUID()), slug: "theirs" };

beforeAll(async () => {
  // Next's own storages, in which `headers()` looks, ask for it when they are loaded.
  Object.assign(globalThis, { AsyncLocalStorage });
  database = await createTestDatabase();
  process.env["DATABASE_URL"] = database.url;
  db = sharedDb(database.url);
  for (const project of [ours, theirs]) await insertProject(db, { ...project, name: project.slug });
  people = [];
  for (const role of MEMBER_ROLES) people.push(await newPerson(role));
  keys = [];
  for (const scope of KEY_SCOPES) keys.push(await newKey(ours.id, [scope]));
  for (const { file, address, exports } of listRoutes()) {
    const loaded: Record<string, Handler> = await import(pathTo(file));
    for (const method of exports) handlers.set(`${method} ${address}`, handlerIn(loaded, method));
  }
  for (const { file, exports } of listActions()) {
    const loaded = await import(pathTo(file));
    for (const name of exports) actions.set(name, loaded[name]);
  }
  await fillOurs();
}, 120_000);

afterAll(async () => {
  await sharedFeed(db, database.url).close();
  await closeSharedDb();
  await database.drop();
});

it("what administrators do is in the audit log, with who and from where", async () => {
  const { headers } = await newKey(ours.id, ["admin"]);

  const response = await ask("GET /api/v1/audit", headers);

  const { items } = AuditList.parse(await response.json());
  expect(items.map(({ action }) => action)).toEqual([
    "key.create",
    "key.create",
    "alert.create",
    "channel.create",
    "view.share",
    "rules.publish",
    "secret.create",
    "agent.register",
    ...Array.from({ length: 6 }, () => "key.create"),
  ]);
  expect(JSON.stringify(items)).not.toContain(`${MARK}-value`);
});

describe("another project's key with every scope", () => {
  it("reads and changes nothing of this one", async () => {
    const stranger = await newKey(theirs.id, ["admin"]);
    const before = await printOf(ours.id);

    const spoken: string[] = [];
    for (const route of Object.keys(ROUTE_ACCESS)) {
      if (TOO_MUCH_TO_LET_HAPPEN.has(route)) continue;
      const response = await ask(route, stranger.headers);
      const text = await readSome(response);
      if (text.includes(ours.id) || text.includes(MARK)) spoken.push(route);
    }

    expect(spoken).toEqual([]);
    expect(await printOf(ours.id)).toEqual(before);
  });
});

describe.each(Object.entries(ROUTE_ACCESS))("%s", (route, access) => {
  beforeAll(() => {
    // Of a view that there is, its owner decides, too: `saved-views.db.test.ts`.
    things["saved-views"] = randomUUID();
  });

  it(`is for ${access}`, async () => {
    const callers = [...people, ...keys, { name: "stranger", headers: {}, holds: [] }];
    const answers: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const caller of callers) {
      const isLetIn = mayAsk(access, caller);
      if (isLetIn && TOO_MUCH_TO_LET_HAPPEN.has(route)) continue;
      answers[caller.name] = doorOf(await ask(route, caller.headers));
      expected[caller.name] = isLetIn ? "open" : refusalOf(caller);
    }

    expect(answers).toEqual(expected);
  });
});

describe.each(Object.entries(ACTION_ACCESS))("%s", (name, { access, input }) => {
  it(`is for ${access}`, async () => {
    const callers = [...people, { name: "stranger", headers: {}, holds: [] }];
    const answers: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const caller of callers) {
      const isLetIn = mayCall(access, caller);
      if (isLetIn && TOO_MUCH_TO_LET_HAPPEN.has(name)) continue;
      answers[caller.name] = await call(name, caller.headers, { project: ours.slug, ...input });
      const refusal = caller.name === "stranger" ? "unauthenticated" : "forbidden";
      expected[caller.name] = isLetIn ? "open" : refusal;
    }

    expect(answers).toEqual(expected);
  });

  it.skipIf(access === "public")("is closed to members of another project", async () => {
    const [owner] = people;

    const answer = await call(name, owner?.headers ?? {}, { project: theirs.slug, ...input });

    expect(answer).toBe("not_found");
  });
});

function mayAsk(access: RouteAccess, caller: Caller): boolean {
  if (access === "public") return true;
  if (access === "triage") return mayTriage(caller);
  if (access !== "board") return caller.holds.includes(access);
  return caller.holds.includes("role" in caller ? "read" : "run");
}

function refusalOf({ name }: Caller): string {
  return name === "stranger" ? "401" : "403";
}

function mayTriage({ holds }: Caller): boolean {
  return holds.includes("run") || holds.includes("approve");
}

function mayCall(access: ActionAccess, caller: Caller): boolean {
  if (access === "public") return true;
  if (access === "triage") return mayTriage(caller);
  return access === "member" ? caller.holds.length > 0 : caller.holds.includes(access);
}

/** "open" also when what was asked for is not there, or the body is wrong: rights come first. */
function doorOf({ status }: Response): string {
  return status === 401 || status === 403 || status >= 500 ? String(status) : "open";
}

async function ask(
  route: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Response> {
  const handler = handlers.get(route);
  if (!handler) throw new Error(`nothing answers ${route}`);
  const { request, params } = routeRequest(route, headers, body);
  return handler(request, { params: Promise.resolve(params) });
}

const MARK = "mark-of-our-project";

/** Makes one of everything that has an address. */
async function fillOurs(): Promise<void> {
  const { headers } = await newKey(ours.id, ["admin"]);
  const make = async (route: string, body: unknown) => {
    const response = await ask(route, headers, body);
    const answer = await readSome(response);
    if (!response.ok) throw new Error(`${route}: ${response.status} ${answer}`);
    return (JSON.parse(answer || "{}") as { id?: string; handoff_id?: string }) ?? {};
  };
  const base = { trace_id: "t1", handoff_id: "h1", at: "2026-01-15T12:00:00.000Z" };
  await make("POST /api/v1/events", [
    { event: "trace_started", trace_id: "t1", at: base.at, name: MARK, session_id: "conversation" },
    { event: "handoff_initiated", ...base, from_agent: "boss", to_agent: "boss2", task: MARK },
    {
      event: "span",
      trace_id: "t1",
      id: "s1",
      kind: "llm",
      name: MARK,
      start: base.at,
      end: "2026-01-15T12:00:01.000Z",
      input: { text: MARK },
    },
  ]);
  await make("PUT /api/v1/agents/[name]", {
    kind: "remote",
    role: "specialist",
    description: MARK,
  });
  const task = await make("POST /api/v1/handoffs", { to_agent: "worker", task: MARK });
  await make("PUT /api/v1/blackboard/[...key]", { value: MARK });
  await make("POST /api/v1/vault", { name: "S", value: `${MARK}-value`, agents: [MARK] });
  await make("PUT /api/v1/rules", { document: { rules: [] }, base: 0, note: MARK });
  const view = { name: MARK, search: "", is_shared: true };
  const channel = { kind: "webhook", name: MARK, url: "https://example.com/" };
  const condition = { measure: "handoffs", comparison: "below", threshold: 1 };
  const named = {
    handoffs: task.handoff_id,
    approvals: (await make("POST /api/v1/approvals", { question: MARK })).id,
    "saved-views": (await make("POST /api/v1/saved-views", view)).id,
    "notification-channels": (await make("POST /api/v1/notification-channels", channel)).id,
    alerts: (await make("POST /api/v1/alerts", { name: MARK, condition })).id,
    keys: (await createKey(ours.id, ["read"], MARK)).api_key.id,
  };
  for (const [resource, id] of Object.entries(named)) things[resource] = id ?? "nothing";
}

/** A stream that has no end says what it has to say at once. */
async function readSome({ body, headers }: Response): Promise<string> {
  if (!body) return "";
  if (!headers.get("content-type")?.startsWith("text/event-stream")) {
    return new Response(body).text();
  }
  const reader = body.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return new TextDecoder().decode(value);
}

/** Every row of a project in every table, so that any change shows. */
async function printOf(projectId: ProjectId): Promise<Record<string, string>> {
  const tables = await db.execute<{ name: string }>(sql`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'project_id' and t.table_type = 'BASE TABLE'
    order by 1`);
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await db.execute<{ print: string }>(sql`
      select count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as print
      from ${sql.identifier(name)} t where t.project_id = ${projectId}`);
    prints[name] = row?.print ?? "";
  }
  return prints;
}

async function call(name: string, headers: Record<string, string>, input: object): Promise<string> {
  const action = actions.get(name);
  if (!action) throw new Error(`there is no action ${name}`);
  const { workAsyncStorage } =
    await import("next/dist/server/app-render/work-async-storage.external.js");
  const { workUnitAsyncStorage } =
    await import("next/dist/server/app-render/work-unit-async-storage.external.js");
  const { HeadersAdapter } =
    await import("next/dist/server/web/spec-extension/adapters/headers.js");
  const sent = HeadersAdapter.seal(new Headers({ host: HOST, ...headers }));
  const result = await workAsyncStorage.run({ route: "/" } as never, () =>
    workUnitAsyncStorage.run({ type: "request", phase: "action", headers: sent } as never, () =>
      action(input),
    ),
  );
  if (result.ok) return "open";
  const code = result.error?.code ?? "";
  const isRefusal = ["unauthenticated", "forbidden", "internal"].includes(code);
  const isOtherProject =
    code === "not_found" && "project" in input && input.project === theirs.slug;
  return isRefusal || isOtherProject ? code : "open";
}

const clock = () => nanosFromMs(Date.now());

function createKey(projectId: ProjectId, scopes: KeyScope[], label: string) {
  const ctx = { db, projectId, actor: { kind: "system" as const }, now: clock };
  return createApiKey(ctx, { label, scopes, expires_in_days: null });
}

async function newKey(projectId: ProjectId, scopes: KeyScope[]): Promise<Caller> {
  const name = `key ${scopes.join()}`;
  const { key } = await createKey(projectId, scopes, name);
  const holds = scopes.includes("admin") ? KEY_SCOPES : scopes;
  return { name, headers: { authorization: `Bearer ${key}` }, holds };
}

let visitors = 0;

async function newPerson(role: MemberRole): Promise<Person> {
  const id = UserId.parse(randomUUID());
  const email = `${role}@baton.test`;
  await insertUser(db, { id, name: role, email, emailVerified: true });
  await insertMember(db, { projectId: ours.id, userId: id, role });
  const link = new URL(await createSignInLink(db, { email, baseUrl: `http://${HOST}` }));
  visitors += 1;
  const { GET: follow } = await import("@/app/api/auth/[...all]/route");
  const from = { host: HOST, "x-forwarded-for": `10.3.0.${visitors}` };
  const answer = await follow(new Request(link, { headers: from }), {
    params: Promise.resolve({}),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  return { name: role, role, headers: { cookie: cookies.join("; ") }, holds: ROLE_HOLDS[role] };
}

/** An address of its own, so that the bundler asks for no list of what could be imported. */
function pathTo(file: string): string {
  return new URL(`../../app/${file}`, import.meta.url).href;
}

function handlerIn(loaded: Record<string, Handler>, method: string): Handler {
  const handler = loaded[method];
  if (!handler) throw new Error(`${method} is not exported`);
  return handler;
}
