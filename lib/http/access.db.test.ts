import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeSharedDb, sharedDb, type Db } from "@/db/client";
import { insertMember } from "@/db/queries/members";
import { findProjectBySlug, insertProject } from "@/db/queries/projects";
import { insertUser } from "@/db/queries/users";
import { createTestDatabase } from "@/db/testing/test-database";
import { KEY_SCOPES, type KeyScope } from "@/lib/domain/members/scopes";
import { MEMBER_ROLES, type MemberRole } from "@/lib/domain/members/roles";
import { ProjectId, UserId } from "@/lib/domain/ids";
import { nanosFromMs } from "@/lib/domain/time";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";
import { prepareFirstStart } from "@/lib/services/setup/first-start";
import { createSignInLink } from "@/lib/services/setup/sign-in-link";
import { handleAuth } from "./auth-request";
import { apiRoute, handleRoute } from "./route";

const HOST = "baton.test:8080";
const PASSWORD = "correct horse";
const auth = handleRoute(handleAuth);
const noParams = { params: Promise.resolve({}) };
const routes = Object.fromEntries(
  KEY_SCOPES.map((scope) => [
    scope,
    apiRoute({ scope }, async (_request, { ctx }) => Response.json({ project: ctx.projectId })),
  ]),
);

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Db;
let projectId: ProjectId;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env["DATABASE_URL"] = database.url;
  process.env["BATON_SECRET"] = randomUUID();
  db = sharedDb(database.url);
  const settings = {
    BATON_URL: "http://127.0.0.1:3000",
    BATON_INIT_ADMIN_EMAIL: "ana@baton.test",
    BATON_INIT_ADMIN_PASSWORD: PASSWORD,
  };
  await prepareFirstStart(db, { settings, say: () => undefined });
  const project = await findProjectBySlug(db, "default");
  projectId = ProjectId.parse(project?.id);
});

afterAll(async () => {
  await closeSharedDb();
  await database.drop();
});

const ROLE_ALLOWS: Record<MemberRole, KeyScope[]> = {
  owner: [...KEY_SCOPES],
  admin: [...KEY_SCOPES],
  reviewer: ["read", "approve"],
  member: ["read", "ingest", "run"],
  viewer: ["read"],
};

describe("a route of the API", () => {
  it.each(MEMBER_ROLES)("lets the role %s do what it may, and nothing else", async (role) => {
    const cookie = await signInByLink(await newUser(role));

    const allowed = await scopesThatPass({ cookie });

    expect(allowed).toEqual(KEY_SCOPES.filter((scope) => ROLE_ALLOWS[role].includes(scope)));
  });

  it.each<[KeyScope, readonly KeyScope[]]>([
    ["ingest", ["ingest"]],
    ["read", ["read"]],
    ["run", ["run"]],
    ["approve", ["approve"]],
    ["admin", KEY_SCOPES],
  ])("lets a key with the scope %s do %j", async (scope, expected) => {
    const key = await newKey(scope);

    expect(await scopesThatPass({ authorization: `Bearer ${key}` })).toEqual(expected);
    expect(await scopesThatPass({ "x-api-key": key })).toEqual(expected);
  });

  it("answers 401 to strangers and 403 to those who may not", async () => {
    const key = await newKey("read");

    expect((await call("read", {})).status).toBe(401);
    expect((await call("read", { cookie: "baton.session_token=forged.x" })).status).toBe(401);
    expect((await call("read", { "x-api-key": `${key}x` })).status).toBe(401);
    expect((await call("admin", { "x-api-key": key })).status).toBe(403);
  });

  it("answers 429 to who tries one wrong key after another, and still lets the right one in", async () => {
    const key = await newKey("read");
    const from = { "x-forwarded-for": "192.0.2.7" };
    const guess = () => call("read", { ...from, "x-api-key": `${key}x` });
    const answers: Response[] = [];
    for (let attempt = 0; attempt < 61; attempt += 1) answers.push(await guess());

    expect(answers.slice(0, 60).map(({ status }) => status)).toEqual(Array(60).fill(401));
    const [last] = answers.slice(60);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await call("read", { ...from, "x-api-key": key })).status).toBe(200);
  });

  it("finds the session's project by its slug, and no stranger's", async () => {
    const cookie = await signInByLink(await newUser("viewer"));
    const id = ProjectId.parse(randomUUID());
    await insertProject(db, { id, slug: "elsewhere", name: "Elsewhere" });

    expect(await (await call("read", { cookie })).json()).toEqual({ project: projectId });
    expect((await call("read", { cookie }, "?project=default")).status).toBe(200);
    expect((await call("read", { cookie }, "?project=elsewhere")).status).toBe(404);
  });

  it("lets a browser change things only from our own pages", async () => {
    const cookie = await signInByLink(await newUser("owner"));
    const change = (headers: Record<string, string>) =>
      send("admin", { method: "POST", headers: { cookie, host: HOST, ...headers } });

    expect((await change({})).status).toBe(403);
    expect((await change({ origin: "http://evil.test" })).status).toBe(403);
    expect((await change({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await change({ origin: `http://${HOST}` })).status).toBe(200);
    expect((await change({ "sec-fetch-site": "same-origin" })).status).toBe(200);
  });
});

describe("signing in", () => {
  it("works with a password, under whatever name the page was opened", async () => {
    const response = await signIn({ origin: `http://${HOST}` });

    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie().join()).toMatch(
      /^baton\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it("marks the cookie secure on https", async () => {
    const https = { "x-forwarded-proto": "https", origin: `https://${HOST}` };

    const cookies = (await signIn(https)).headers.getSetCookie().join();

    expect(cookies).toMatch(/^__Secure-baton\.session_token=.*; Secure/);
  });

  it.each<[string, Record<string, string>]>([
    ["another origin", { origin: "http://evil.test" }],
    ["another site", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
  ])("is refused from %s", async (_name, headers) => {
    expect((await signIn(headers)).status).toBe(403);
  });

  it("is refused with a wrong password, and paused after ten attempts at one account", async () => {
    const answers: Response[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      const body = { email: "eve@baton.test", password: "wrong password" };
      answers.push(await signIn({ "x-forwarded-for": `10.0.0.${attempt}` }, body));
    }

    const statuses = answers.map(({ status }) => status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    expect(answers[10]?.headers.get("retry-after")).toMatch(/^\d+$/);
  });

  it("is limited for each address", async () => {
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 21; attempt += 1) {
      const body = { email: `user-${attempt}@baton.test`, password: "x" };
      statuses.add((await signIn({ "x-forwarded-for": "10.1.1.1" }, body)).status);
    }

    expect([...statuses]).toEqual([401, 429]);
  });

  it("takes a link once, and returns to where it was opened", async () => {
    const email = await newUser("viewer");
    const link = await createSignInLink(db, { email, baseUrl: "http://127.0.0.1:3000" });

    const first = await follow(link);
    const second = await follow(link);

    expect(first.headers.get("location")).toBe(`http://${HOST}/`);
    expect(first.headers.getSetCookie().join()).toContain("baton.session_token=");
    expect(second.headers.get("location")).toBe(`http://${HOST}/sign-in?error=INVALID_TOKEN`);
    expect(second.headers.getSetCookie()).toEqual([]);
  });

  it("does not send a signed-in person to another site", async () => {
    const email = await newUser("viewer");
    const link = await createSignInLink(db, { email, baseUrl: "http://127.0.0.1:3000" });

    const answer = await follow(link.replace("callbackURL=/", "callbackURL=http://evil.test/"));

    expect(answer.status).toBe(403);
  });

  it.each(["/sign-up/email", "/sign-in/magic-link"])("offers no %s", async (path) => {
    const body = { email: "new@baton.test", password: PASSWORD, name: "New" };

    expect((await post(path, { body })).status).toBe(404);
  });
});

async function scopesThatPass(headers: Record<string, string>): Promise<KeyScope[]> {
  const answers = await Promise.all(
    KEY_SCOPES.map(async (scope) => ({ scope, status: (await call(scope, headers)).status })),
  );
  return answers.filter(({ status }) => status === 200).map(({ scope }) => scope);
}

function call(scope: KeyScope, headers: Record<string, string>, query = ""): Promise<Response> {
  return send(scope, { headers }, query);
}

async function send(scope: KeyScope, init: RequestInit, query = ""): Promise<Response> {
  const route = routes[scope];
  if (!route) throw new Error(`no route needs ${scope}`);
  return route(new Request(`http://internal/api/v1/x${query}`, init), noParams);
}

async function newUser(role: MemberRole): Promise<string> {
  const id = UserId.parse(randomUUID());
  const email = `${role}-${id}@baton.test`;
  await insertUser(db, { id, name: role, email, emailVerified: true });
  await insertMember(db, { projectId, userId: id, role });
  return email;
}

const clock = () => nanosFromMs(Date.now());

async function newKey(scope: KeyScope): Promise<string> {
  const ctx = { db, projectId, actor: { kind: "system" as const }, now: clock };
  const { key } = await createApiKey(ctx, { label: scope, scopes: [scope], expires_in_days: null });
  return key;
}

async function signInByLink(email: string): Promise<string> {
  const answer = await follow(await createSignInLink(db, { email, baseUrl: `http://${HOST}` }));
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

let visitors = 0;

/** Each from an address of its own: the library limits links by address. */
function follow(link: string): Promise<Response> {
  visitors += 1;
  const headers = { host: HOST, "x-forwarded-for": `10.2.${visitors >> 8}.${visitors & 255}` };
  return auth(new Request(link, { headers }), noParams);
}

function signIn(
  headers: Record<string, string>,
  body: Record<string, string> = { email: "ana@baton.test", password: PASSWORD },
): Promise<Response> {
  return post("/sign-in/email", { headers, body });
}

function post(
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body: Record<string, string> },
): Promise<Response> {
  const request = new Request(`http://internal/api/auth${path}`, {
    method: "POST",
    headers: { host: HOST, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return auth(request, noParams);
}
