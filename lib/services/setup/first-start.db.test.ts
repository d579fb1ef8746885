import { verifyPassword } from "better-auth/crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, type Connection } from "@/db/client";
import { account, apiKey, member, project, user, verification } from "@/db/schema";
import { createTestDatabase } from "@/db/testing/test-database";
import { authenticateKey } from "../api-keys/authenticate-key";
import { prepareFirstStart } from "./first-start";

const BASE = { BATON_URL: "http://127.0.0.1:3000" };
const INIT_KEY = `bt_admin_${"k".repeat(32)}`;
const ADMIN = {
  ...BASE,
  BATON_INIT_ADMIN_EMAIL: "Ana@Baton.test",
  BATON_INIT_ADMIN_PASSWORD: "correct horse",
  BATON_INIT_KEY: INIT_KEY,
};

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let connection: Connection;
let said: string[];

beforeEach(async () => {
  database = await createTestDatabase();
  connection = connect(database.url, { max: 5 });
  said = [];
});

afterEach(async () => {
  await connection.close();
  await database.drop();
});

describe("prepareFirstStart", () => {
  it("makes an owner and a link for whoever is at the console", async () => {
    await start(BASE);

    expect(await everything()).toMatchObject({
      projects: [{ slug: "default", name: "Default" }],
      users: [{ email: "owner@baton.localhost", name: "Owner", emailVerified: false }],
      members: [{ role: "owner" }],
      keys: [],
      accounts: [],
    });
    expect(said.join()).toMatch(
      /Open this link once to sign in: http:\/\/127\.0\.0\.1:3000\/api\/auth\/magic-link\/verify\?token=[\w-]{32}&callbackURL=\//,
    );
  });

  it("keeps only the hash of the link's secret", async () => {
    await start(BASE);
    const token = /token=([\w-]+)/.exec(said.join())?.[1] ?? "";

    const [row] = await connection.db.select().from(verification);

    expect(token).toHaveLength(32);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it("makes the administrator and the key of an unattended set-up, silently", async () => {
    await start(ADMIN);

    const { users, accounts, members } = await everything();
    expect(users).toMatchObject([{ email: "ana@baton.test", emailVerified: true }]);
    expect(members).toMatchObject([{ role: "owner", userId: users[0]?.id }]);
    const hash = accounts[0]?.password ?? "";
    expect(await verifyPassword({ hash, password: "correct horse" })).toBe(true);
    expect((await authenticateKey(connection.db, INIT_KEY)).actor).toMatchObject({
      label: "init",
      scopes: ["ingest", "read", "run", "approve", "admin"],
    });
    expect(said).toEqual([]);
  });

  it("finds nothing to do when two nodes start at once, and at any later start", async () => {
    await Promise.all([start(ADMIN), start(ADMIN), start(ADMIN)]);
    const first = await everything();

    await start(ADMIN);

    expect(await everything()).toEqual(first);
    expect([first.projects, first.users, first.members, first.keys].map((r) => r.length)).toEqual([
      1, 1, 1, 1,
    ]);
  });

  it("offers a fresh link until the owner has signed in", async () => {
    await start(BASE);
    await start(BASE);
    await connection.db.update(user).set({ emailVerified: true });
    await start(BASE);

    expect(said).toHaveLength(2);
  });
});

function start(settings: Parameters<typeof prepareFirstStart>[1]["settings"]): Promise<void> {
  return prepareFirstStart(connection.db, { settings, say: (text) => said.push(text) });
}

async function everything() {
  const { db } = connection;
  return {
    projects: await db.select().from(project),
    users: await db.select().from(user),
    members: await db.select().from(member),
    keys: (await db.select().from(apiKey)).map(({ hash }) => hash),
    accounts: await db.select().from(account),
  };
}
