import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { connect, type Connection, driverOf } from "@/db/client";
import { findApiKeyByHash, markApiKeyRevoked } from "@/db/queries/api-keys";
import { insertProject } from "@/db/queries/projects";
import { createTestDatabase } from "@/db/testing/test-database";
import type { KeyScope } from "@/lib/domain/members/scopes";
import { ProjectId } from "@/lib/domain/ids";
import { nanosFromMs } from "@/lib/domain/time";
import type { Actor, ServiceContext } from "../context";
import { authenticateKey, KEY_CACHE_MS } from "./authenticate-key";
import { createApiKey } from "./create-api-key";
import { hashKeyText } from "./key-text";
import { listProjectApiKeys } from "./list-api-keys";
import { revokeApiKey } from "./revoke-api-key";
import { rotateApiKey } from "./rotate-api-key";

const NOW_MS = Date.parse("2026-01-01T12:00:00Z");
const DAY_MS = 86_400_000;
const GATE = 4713;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connect(database.url, { max: 5 });
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

describe("authenticateKey", () => {
  it("knows whose key it is", async () => {
    const ctx = await newProject();
    const { key, api_key } = await createApiKey(ctx, keyInput(["ingest", "read"]));

    expect(await authenticateKey(ctx.db, key, NOW_MS)).toEqual({
      projectId: ctx.projectId,
      actor: {
        kind: "api_key",
        id: api_key.id,
        label: "a key",
        agents: null,
        scopes: ["ingest", "read"],
      },
    });
  });

  it.each(["", "Bearer", "sk-123", `bt_read_${"z".repeat(40)}`])("refuses %j", async (text) => {
    await expect(authenticateKey(connection.db, text, NOW_MS)).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  it("refuses an expired key, remembered or not", async () => {
    const ctx = await newProject();
    const { key } = await createApiKey(ctx, { ...keyInput(["read"]), expires_in_days: 1 });
    await authenticateKey(ctx.db, key, NOW_MS + DAY_MS - 1);

    await expect(authenticateKey(ctx.db, key, NOW_MS + DAY_MS)).rejects.toMatchObject({
      message: 'The API key "a key" expired on 2026-01-02T12:00:00.000Z.',
    });
  });

  it("refuses a revoked key after ten seconds at most", async () => {
    const ctx = await newProject();
    const { key, api_key } = await createApiKey(ctx, keyInput(["read"]));
    await authenticateKey(ctx.db, key, NOW_MS);
    await revokeApiKey(ctx, api_key.id);

    await expect(authenticateKey(ctx.db, key, NOW_MS + KEY_CACHE_MS)).rejects.toMatchObject({
      message: 'The API key "a key" was revoked.',
    });
  });

  it("refuses a key at once that another bundle of the process revoked", async () => {
    const ctx = await newProject();
    const { key, api_key } = await createApiKey(ctx, keyInput(["read"]));
    await authenticateKey(ctx.db, key, NOW_MS);
    vi.resetModules();
    const page = await import("./revoke-api-key");
    expect(page.revokeApiKey).not.toBe(revokeApiKey);

    await page.revokeApiKey(ctx, api_key.id);

    await expect(authenticateKey(ctx.db, key, NOW_MS)).rejects.toThrow("was revoked");
  });

  it("does not remember a key that was revoked while it was read", async () => {
    const ctx = await newProject();
    const { key, api_key } = await createApiKey(ctx, keyInput(["read"]));
    await authenticateKey(ctx.db, key, NOW_MS);
    await expect.poll(() => lastUsedMs(key)).toBe(NOW_MS);
    const laterMs = NOW_MS + KEY_CACHE_MS;
    const gate = connect(database.url, { max: 1 });
    await gate.db.execute(sql`select pg_advisory_lock(${GATE})`);
    const read = ctx.db.transaction(
      async (tx) => {
        // What it sees is settled by the first, and the last waits behind the gate.
        await tx.execute(sql`select`);
        const passed = driverOf(tx).unsafe(`select pg_advisory_xact_lock(${GATE})`).execute();
        const used = authenticateKey(tx, key, laterMs);
        await revokeApiKey(ctx, api_key.id);
        await gate.close();
        await passed;
        return used;
      },
      { isolationLevel: "repeatable read" },
    );

    expect(await read).toMatchObject({ actor: { label: "a key" } });
    await expect(authenticateKey(ctx.db, key, laterMs)).rejects.toThrow("was revoked");
  });

  it("notes the use of a key once a minute", async () => {
    const ctx = await newProject();
    const { key } = await createApiKey(ctx, keyInput(["read"]));

    await authenticateKey(ctx.db, key, NOW_MS);
    await expect.poll(() => lastUsedMs(key)).toBe(NOW_MS);
    await authenticateKey(ctx.db, key, NOW_MS + 59_000);
    await authenticateKey(ctx.db, key, NOW_MS + 70_000);

    await expect.poll(() => lastUsedMs(key)).toBe(NOW_MS + 70_000);
  });
});

describe("the keys of a project", () => {
  it("lists them without their secrets, newest first", async () => {
    const ctx = await newProject();
    const older = await createApiKey(ctx, keyInput(["read"]));
    const newer = await createApiKey(
      { ...ctx, now: () => nanosFromMs(NOW_MS + 1) },
      keyInput(["run"]),
    );

    const listed = await listProjectApiKeys(ctx);

    expect(listed).toEqual({ items: [newer.api_key, older.api_key] });
    expect(JSON.stringify(listed)).not.toContain(older.key);
  });

  it("keeps the first moment of revocation", async () => {
    const ctx = await newProject();
    const { api_key } = await createApiKey(ctx, keyInput(["read"]));
    const later = { ...ctx, now: () => nanosFromMs(NOW_MS + DAY_MS) };

    const revoked = await revokeApiKey(ctx, api_key.id);

    expect(revoked.revoked_at).toBe("2026-01-01T12:00:00.000Z");
    expect(await revokeApiKey(later, api_key.id)).toEqual(revoked);
  });

  it("does not reach another project's keys", async () => {
    const ctx = await newProject();
    const { api_key } = await createApiKey(await newProject(), keyInput(["read"]));

    await expect(revokeApiKey(ctx, api_key.id)).rejects.toMatchObject({ code: "not_found" });
    expect(
      await markApiKeyRevoked(ctx.db, {
        id: api_key.id,
        projectId: ctx.projectId,
        revokedAt: new Date(NOW_MS),
      }),
    ).toBeUndefined();
  });

  it.each<[string, Actor]>([
    ["a key without admin", { kind: "api_key", id: "k", label: "k", scopes: ["run", "approve"] }],
  ])("are not for %s", async (_name, actor) => {
    const ctx = { ...(await newProject()), actor };

    const attempts = await Promise.allSettled([
      createApiKey(ctx, keyInput(["read"])),
      listProjectApiKeys(ctx),
      revokeApiKey(ctx, "any"),
    ]);

    expect(attempts).toEqual(
      Array.from({ length: 3 }, () => ({
        status: "rejected",
        reason: expect.objectContaining({ code: "forbidden" }),
      })),
    );
  });
});

const noon = () => nanosFromMs(NOW_MS);

async function newProject(): Promise<ServiceContext> {
  const id = ProjectId.parse(randomUUID());
  await insertProject(connection.db, { id, slug: id, name: "A project" });
  return { db: connection.db, projectId: id, actor: { kind: "system" }, now: noon };
}

function keyInput(scopes: KeyScope[]) {
  return { label: "a key", scopes, expires_in_days: null };
}

async function lastUsedMs(key: string): Promise<number | undefined> {
  const row = await findApiKeyByHash(connection.db, hashKeyText(key));
  return row?.lastUsedAt?.getTime();
}

describe("rotateApiKey", () => {
  it("makes a second key of the same rights, and lets the old one go on for a while", async () => {
    const ctx = await newProject();
    const old = await createApiKey(ctx, { ...keyInput(["run"]), agents: ["research"] });

    const fresh = await rotateApiKey(ctx, { id: old.api_key.id, graceHours: 1 });

    const { id: _old, prefix: _prefix, expires_at: _until, ...same } = old.api_key;
    expect(fresh.api_key).toMatchObject(same);
    expect(await authenticateKey(ctx.db, old.key, NOW_MS + 3_599_000)).toBeTruthy();
    const late = authenticateKey(ctx.db, old.key, NOW_MS + 3_601_000 + KEY_CACHE_MS);
    await expect(late).rejects.toMatchObject({ code: "unauthenticated" });
    const again = rotateApiKey(
      { ...ctx, now: () => nanosFromMs(NOW_MS + 7_200_000) },
      { id: old.api_key.id, graceHours: 1 },
    );
    await expect(again).rejects.toMatchObject({ code: "conflict" });
  });

  it("binds no key that may do everything", async () => {
    const ctx = await newProject();

    const making = createApiKey(ctx, { ...keyInput(["admin"]), agents: ["research"] });

    await expect(making).rejects.toMatchObject({ code: "invalid_input" });
  });
});
