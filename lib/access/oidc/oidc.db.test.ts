import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { account, user } from "@/db/schema";
import { findUserByEmail, forgetAccountsAt, insertUser } from "@/db/queries/users";
import { openTestProjects } from "@/db/testing/test-project";
import { UserId } from "@/lib/domain/ids";
import { clock } from "@/lib/clock";
import { createInvitation } from "@/lib/services/members/invitations";
import { listMembers } from "@/lib/services/members/list-members";
import type { ServiceContext } from "@/lib/services/context";
import { createAuth } from "../auth";
import { passThroughProvider, type Person, startProvider } from "./oidc.fixture";
import { nameIssuer } from "./name-issuer";
import type { OidcSettings } from "./settings";
import { OIDC_PROVIDER } from "./subject";

const BATON = "http://127.0.0.1:3000";
const CLIENT = {
  id: "baton",
  secret: "a secret: with / signs & more",
  redirectUri: `${BATON}/api/auth/callback/oidc`,
};

const people = new Map<string, Person>();
let projects: Awaited<ReturnType<typeof openTestProjects>>;
let provider: Awaited<ReturnType<typeof startProvider>>;
let ctx: ServiceContext;
beforeAll(async () => {
  projects = await openTestProjects();
  provider = await startProvider(people, CLIENT);
});
beforeEach(async () => {
  ctx = { ...(await projects.context()), now: clock };
});
afterAll(async () => {
  await provider.close();
  await projects.close();
});

function settings(over: Partial<OidcSettings> = {}): OidcSettings {
  return {
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    name: "the test",
    allowedHosts: ["127.0.0.1"],
    newcomers: { domains: [], role: "viewer", project: ctx.projectId },
    ...over,
  };
}

let visitors = 0;

/** Where Baton sends the browser in the end, and whether it has a session then. */
async function signIn(login: string, oidc = settings(), mend = (back: URL) => back) {
  const auth = createAuth(projects.db, { secureCookies: false, oidc });
  visitors += 1;
  const address = `203.0.113.${visitors}`;
  const asked = await auth.handler(
    new Request(`${BATON}/api/auth/sign-in/social`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin: BATON,
        "x-forwarded-for": address,
      },
      body: JSON.stringify({
        provider: "oidc",
        callbackURL: "/traces",
        errorCallbackURL: "/sign-in?reason=sso",
      }),
    }),
  );
  const { url }: { url: string } = await asked.json();
  const cookie = asked.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  const back = mend(new URL(await passThroughProvider(url, login)));
  const answer = await auth.handler(
    new Request(back, { headers: { cookie, "x-forwarded-for": address } }),
  );
  const set = answer.headers.getSetCookie().join();
  return {
    to: answer.headers.get("location"),
    isSignedIn: /baton\.session_token=[^;]/.test(set),
  };
}

const rolesOf = async (of = ctx) =>
  Object.fromEntries((await listMembers(of)).items.map(({ email, role }) => [email, role]));
const usersOf = (email: string) => projects.db.select().from(user).where(eq(user.email, email));

it("refuses whom nobody invited, and makes no account", async () => {
  people.set("eve", { email: "eve@evil.test", isVerified: true });

  expect(await signIn("eve")).toEqual({
    to: "/sign-in?reason=sso&error=not_invited&error_description=not_invited",
    isSignedIn: false,
  });
  expect(await usersOf("eve@evil.test")).toEqual([]);
});

it("takes up the invitation to an address that the provider vouches for, once", async () => {
  people.set("ana", { email: "Ana@corp.test", isVerified: true });
  const invite = { email: "ana@corp.test", days: 7, baseUrl: BATON };
  await createInvitation(ctx, { ...invite, role: "reviewer" });

  expect(await signIn("ana")).toEqual({ to: "/traces", isSignedIn: true });
  expect(await rolesOf()).toEqual({ "ana@corp.test": "reviewer" });

  const other = { ...(await projects.context()), now: clock };
  await createInvitation(other, { ...invite, role: "admin" });
  expect(await signIn("ana")).toEqual({ to: "/traces", isSignedIn: true });
  expect(await rolesOf(other)).toEqual({});
});

it("stores none of the provider's tokens", async () => {
  const [row] = await projects.db.select().from(account).where(eq(account.providerId, "oidc"));

  const accountId = `${provider.issuer} ana`;
  expect(row).toMatchObject({ accountId, accessToken: null, refreshToken: null });
  expect(row?.idToken).toBeNull();
});

it("lets a named domain in with the role for it, and no address that only looks alike", async () => {
  const rule = settings({
    newcomers: { domains: ["firm.test"], role: "member", project: ctx.projectId },
  });
  people.set("ben", { email: "ben@firm.test", isVerified: true });
  people.set("mal", { email: "mal@firm.test.evil.test", isVerified: true });

  expect(await signIn("ben", rule)).toMatchObject({ isSignedIn: true });
  expect(await signIn("mal", rule)).toMatchObject({ isSignedIn: false });
  expect(await rolesOf()).toEqual({ "ben@firm.test": "member" });
});

it("believes no address that the provider does not vouch for", async () => {
  people.set("fay", { email: "fay@corp.test", isVerified: false });
  await createInvitation(ctx, { role: "admin", email: "fay@corp.test", days: 7, baseUrl: BATON });

  expect((await signIn("fay")).to).toContain("error=email_not_verified");
  expect(await rolesOf()).toEqual({});
});

it("links no account whose address was never verified here", async () => {
  const id = UserId.parse("user-gus");
  await insertUser(projects.db, { id, name: "Gus", email: "gus@corp.test", emailVerified: false });
  people.set("gus", { email: "gus@corp.test", isVerified: true });

  expect((await signIn("gus")).to).toContain("error=account_not_linked");
});

it("gives nobody the account of who had their address before", async () => {
  const rule = settings({
    newcomers: { domains: ["firm.test"], role: "member", project: ctx.projectId },
  });
  people.set("kim", { email: "kim@firm.test", isVerified: true });
  expect(await signIn("kim", rule)).toMatchObject({ isSignedIn: true });

  people.delete("kim");
  people.set("kim-2", { email: "kim@firm.test", isVerified: true });

  const refused = await signIn("kim-2", rule);
  expect(refused).toMatchObject({ isSignedIn: false });
  expect(refused.to).toContain("error=account_not_linked");

  const kim = await findUserByEmail(projects.db, "kim@firm.test");
  const userId = UserId.parse(kim?.id);
  await forgetAccountsAt(projects.db, { userId, providerId: OIDC_PROVIDER });
  expect(await signIn("kim-2", rule)).toMatchObject({ isSignedIn: true });
});

it("knows whom it knew before subjects named their issuer, and only them", async () => {
  const rule = settings({
    newcomers: { domains: ["firm.test"], role: "member", project: ctx.projectId },
  });
  people.set("lou", { email: "lou@firm.test", isVerified: true });
  expect(await signIn("lou", rule)).toMatchObject({ isSignedIn: true });
  await projects.db.execute(
    sql`update account set account_id = 'lou' where account_id like '% lou'`,
  );

  await nameIssuer(projects.db, rule);
  people.set("lou-2", { email: "lou@firm.test", isVerified: true });

  expect(await signIn("lou-2", rule)).toMatchObject({ isSignedIn: false });
  people.set("lou", { email: "lou@elsewhere.test", isVerified: true });
  expect(await signIn("lou", rule)).toMatchObject({ isSignedIn: true });
});

it("refuses a code that came with another browser's state, and one that was made up", async () => {
  const forged = (name: string) => (back: URL) => {
    back.searchParams.set(name, "made-up-by-somebody");
    return back;
  };

  for (const name of ["state", "code"]) {
    const forgedIn = await signIn("ana", settings(), forged(name));
    expect(forgedIn).toMatchObject({ isSignedIn: false });
    expect(forgedIn.to).toContain("/sign-in?reason=sso");
  }
});

it("calls no provider in a private network that the operator did not name", async () => {
  await expect(signIn("ana", settings({ allowedHosts: [] }))).rejects.toMatchObject({
    code: "unavailable",
  });
});
