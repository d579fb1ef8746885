import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { insertMember } from "@/db/queries/members";
import { findUserByEmail, insertUser } from "@/db/queries/users";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import type { MemberRole } from "@/lib/domain/members/roles";
import { UserId } from "@/lib/domain/ids";
import { nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { changeMember } from "./change-member";
import { createInvitation, revokeInvitation } from "./invitations";
import { joinProject, readInvitation } from "./join-project";
import { listMembers } from "./list-members";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let ctx: ServiceContext;
beforeAll(async () => {
  projects = await openTestProjects();
});
beforeEach(async () => {
  ctx = await projects.context();
});
afterAll(() => projects.close());

const BASE_URL = "http://baton.test";
const account = (email = `new-${randomUUID()}@baton.test`) => ({
  name: "New",
  email,
  password: "long enough",
});

async function newMember(role: MemberRole) {
  const id = UserId.parse(randomUUID());
  const person = { id, name: role, email: `${id}@baton.test` };
  await insertUser(projects.db, { ...person, emailVerified: true });
  await insertMember(projects.db, { projectId: ctx.projectId, userId: id, role });
  return { ...person, ctx: { ...ctx, actor: { kind: "user" as const, id, name: role, role } } };
}

async function invite(role: MemberRole = "member", email: string | null = null, by = ctx) {
  const { link, invitation } = await createInvitation(by, {
    role,
    email,
    days: 7,
    baseUrl: BASE_URL,
  });
  return { token: new URL(link).hash.slice(1), invitation };
}

const roles = async () =>
  Object.fromEntries((await listMembers(ctx)).items.map(({ email, role }) => [email, role]));

it("lets a newcomer in once, with the role that the link was made for", async () => {
  const { token } = await invite("reviewer");

  const newcomer = account("ana@baton.test");
  await joinProject(ctx, { token, account: newcomer, signedIn: undefined, hasProvider: false });

  expect(await roles()).toEqual({ "ana@baton.test": "reviewer" });
  const again = joinProject(ctx, {
    token,
    account: account(),
    signedIn: undefined,
    hasProvider: false,
  });
  await expect(again).rejects.toMatchObject({ code: "conflict" });
});

it("lets one of two in who follow a link at once", async () => {
  const { token } = await invite();

  const both = await Promise.allSettled(
    [account(), account()].map((each) =>
      joinProject(ctx, { token, account: each, signedIn: undefined, hasProvider: false }),
    ),
  );

  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(Object.keys(await roles())).toHaveLength(1);
});

it("lets whoever is signed in join as themselves, whatever account they name", async () => {
  const other = await projects.context();
  const { token } = await invite("viewer");
  const id = UserId.parse(randomUUID());
  const person = { id, name: "Ben", email: "ben@baton.test" };
  await insertUser(other.db, { ...person, emailVerified: true });

  await joinProject(ctx, { token, account: account(), signedIn: person, hasProvider: false });

  expect(await roles()).toEqual({ "ben@baton.test": "viewer" });
});

it("refuses another person's invitation, a late one, a withdrawn one and a made-up one", async () => {
  const addressed = await invite("member", "cara@baton.test");
  const withdrawn = await invite();
  await revokeInvitation(ctx, withdrawn.invitation.id);
  const later = { ...ctx, now: () => nanos(TEST_NOW + 8n * 86_400_000_000_000n) };
  const join = (token: string) =>
    joinProject(ctx, { token, account: account(), signedIn: undefined, hasProvider: false });

  await expect(join(addressed.token)).rejects.toMatchObject({ code: "forbidden" });
  await expect(readInvitation(later, addressed.token)).rejects.toMatchObject({ code: "conflict" });
  await expect(join(withdrawn.token)).rejects.toMatchObject({ code: "conflict" });
  await expect(join("x".repeat(43))).rejects.toMatchObject({ code: "not_found" });
  expect(await roles()).toEqual({});
});

it("does not take over the account of somebody whose address is named", async () => {
  const owner = await newMember("owner");
  const { token } = await invite();

  const taking = joinProject(ctx, {
    token,
    account: account(owner.email),
    signedIn: undefined,
    hasProvider: false,
  });

  await expect(taking).rejects.toMatchObject({ code: "conflict" });
  // The link is as good as before.
  await joinProject(ctx, { token, account: account(), signedIn: undefined, hasProvider: false });
});

it.each([
  [
    "whose address the link vouches for, where nothing does it better",
    "cleo@baton.test",
    false,
    true,
  ],
  ["whose address the sign-in provider would have to vouch for", "cleo-2@baton.test", true, false],
  ["whose address nobody named", null, false, false],
])("lets somebody join %s", async (_who, address, hasProvider, emailVerified) => {
  const { token } = await invite("viewer", address);
  const newcomer = account(address ?? undefined);

  await joinProject(ctx, { token, account: newcomer, signedIn: undefined, hasProvider });

  expect(await findUserByEmail(ctx.db, newcomer.email)).toMatchObject({ emailVerified });
});

it("lets only an owner decide who is an owner", async () => {
  const owner = await newMember("owner");
  const admin = await newMember("admin");

  for (const trying of [
    () => changeMember(admin.ctx, { userId: admin.id, role: "owner" }),
    () => changeMember(admin.ctx, { userId: owner.id, role: "viewer" }),
    () => invite("owner", null, admin.ctx),
  ]) {
    await expect(trying()).rejects.toMatchObject({ code: "forbidden" });
  }
});

it("keeps an owner, also when two owners take each other's role away at once", async () => {
  const one = await newMember("owner");
  const two = await newMember("owner");

  const both = await Promise.allSettled([
    changeMember(one.ctx, { userId: two.id, role: "viewer" }),
    changeMember(two.ctx, { userId: one.id, role: "viewer" }),
  ]);

  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(Object.values(await roles()).sort()).toEqual(["owner", "viewer"]);
});

it("lets a viewer leave, and put nobody else out", async () => {
  const viewer = await newMember("viewer");
  const member = await newMember("member");

  const outing = changeMember(viewer.ctx, { userId: member.id, role: null });
  await expect(outing).rejects.toMatchObject({ code: "forbidden" });
  await changeMember(viewer.ctx, { userId: viewer.id, role: null });

  expect(await roles()).toEqual({ [member.email]: "member" });
});
