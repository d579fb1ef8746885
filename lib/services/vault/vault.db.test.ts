import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { AddSecretRequest } from "@/lib/contracts/vault";
import { SecretName } from "@/lib/domain/vault/secret";
import type { ServiceContext } from "../context";
import { addSecret } from "./add-secret";
import { changeSecret } from "./change-secret";
import { deleteSecret } from "./delete-secret";
import { listSecretUses } from "./list-secret-uses";
import { listSecrets } from "./list-secrets";
import { resealSecrets } from "./reseal-secrets";
import { resolveSecret } from "./resolve-secret";
import { createSeal } from "./seal";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const VALUE = "x1-vault-value";
const name = SecretName.parse("CRM_KEY");
const url = new URL("https://api.example.com/v1");
const scope = { agents: ["Research"], hosts: ["api.example.com"] };

async function openVault(more: object = {}): Promise<ServiceContext> {
  const ctx = await projects.context();
  await addSecret(ctx, AddSecretRequest.parse({ name, value: VALUE, ...scope, ...more }));
  return ctx;
}
const uses = async (ctx: ServiceContext) =>
  (await listSecretUses(ctx, { name, limit: 50 })).items.map(({ agent, host, refusal }) => [
    agent,
    host,
    refusal,
  ]);

describe("a secret", () => {
  it("goes in and is listed without its value", async () => {
    const ctx = await openVault();

    const listed = await listSecrets(ctx);

    expect(listed.items).toMatchObject([{ name, ...scope, is_readable: true, last_used_at: null }]);
    expect(JSON.stringify(listed)).not.toContain(VALUE);
    const stored = await ctx.db.execute(sql`select t::text as row from vault_secret t`);
    expect(JSON.stringify(stored)).not.toContain(VALUE);
  });

  it("is resolved for its agent and host, and that is recorded", async () => {
    const ctx = await openVault();

    await expect(resolveSecret(ctx, { agent: "Research", name, url })).resolves.toBe(VALUE);

    expect(await uses(ctx)).toEqual([["Research", "api.example.com", null]]);
    expect((await listSecrets(ctx)).items).toMatchObject([
      { last_used_by: "Research", last_used_host: "api.example.com" },
    ]);
  });

  it.each([
    ["another agent", { agent: "Writer" }, {}, "secret_not_allowed", "agent"],
    ["another host", { url: new URL("https://evil.test") }, {}, "secret_not_allowed", "host"],
    [
      "plain http",
      { url: new URL("http://api.example.com") },
      {},
      "secret_not_allowed",
      "plain_http",
    ],
    ["no agent listed", {}, { agents: [] }, "secret_not_allowed", "agent"],
    ["another name", { name: SecretName.parse("OTHER") }, {}, "unknown_secret", "unknown"],
  ])("is refused to %s, and that is recorded, too", async (_what, asked, stored, code, refusal) => {
    const ctx = await openVault(stored);
    const given = { agent: "Research", name, url, ...asked };

    await expect(resolveSecret(ctx, given)).rejects.toMatchObject({ code });

    const { items } = await listSecretUses(ctx, { name: given.name, limit: 50 });
    expect(items).toMatchObject([{ agent: given.agent, host: given.url.host, refusal }]);
    expect((await listSecrets(ctx)).items).toMatchObject([{ last_used_at: null }]);
  });

  it("is another project's in no case", async () => {
    await openVault();
    const other = await projects.context();

    await expect(resolveSecret(other, { agent: "Research", name, url })).rejects.toMatchObject({
      code: "unknown_secret",
    });
    expect((await listSecrets(other)).items).toEqual([]);
  });

  it("changes its value or its scope, and keeps the rest", async () => {
    const ctx = await openVault();

    await changeSecret(ctx, { name, value: "x1-another-value" });
    expect(await resolveSecret(ctx, { agent: "Research", name, url })).toBe("x1-another-value");
    await changeSecret(ctx, { name, agents: ["Writer"] });
    expect(await resolveSecret(ctx, { agent: "Writer", name, url })).toBe("x1-another-value");
    await expect(resolveSecret(ctx, { agent: "Research", name, url })).rejects.toThrow("Research");
  });

  it("is not overwritten by another of its name, and is gone when deleted; its uses stay", async () => {
    const ctx = await openVault();
    await resolveSecret(ctx, { agent: "Research", name, url });

    await expect(
      addSecret(ctx, { name, value: "x1-second-value", ...scope }),
    ).rejects.toMatchObject({ code: "conflict" });
    await deleteSecret(ctx, name);
    await expect(resolveSecret(ctx, { agent: "Research", name, url })).rejects.toMatchObject({
      code: "unknown_secret",
    });
    await expect(deleteSecret(ctx, name)).rejects.toMatchObject({ code: "not_found" });
    expect(await uses(ctx)).toHaveLength(2);
  });

  it("moves to a new key, once that is the installation's", async () => {
    const ctx = await openVault();
    const current = process.env["BATON_SECRET"] ?? "";
    const [next, unknown] = ["n".repeat(32), "u".repeat(32)];
    const keyOf = async () => {
      const [row] = await ctx.db.execute<{ key_id: string }>(
        sql`select key_id from vault_secret where project_id = ${ctx.projectId}`,
      );
      return row?.key_id;
    };

    await resealSecrets(ctx.db, createSeal([unknown]));
    expect(await keyOf()).toBe(createSeal([current]).keyId);
    await resealSecrets(ctx.db, createSeal([next, current]));
    expect(await keyOf()).toBe(createSeal([next]).keyId);

    expect((await listSecrets(ctx)).items).toMatchObject([{ is_readable: false }]);
    const resolving = resolveSecret(ctx, { agent: "Research", name, url });
    await expect(resolving).rejects.toMatchObject({ code: "secret_unreadable" });
    await resealSecrets(ctx.db, createSeal([current, next]));
    expect(await resolveSecret(ctx, { agent: "Research", name, url })).toBe(VALUE);
  });

  it.each([["read"], ["run"], ["ingest"], ["approve"]] as const)(
    "is not listed or changed with the scope %s",
    async (held) => {
      const ctx = await openVault();
      const key = { kind: "api_key" as const, id: "k", label: "k", scopes: [held] };
      const asking = { ...ctx, actor: key };

      for (const act of [
        () => listSecrets(asking),
        () => changeSecret(asking, { name, agents: ["*"] }),
        () => deleteSecret(asking, name),
        () => listSecretUses(asking, { name, limit: 1 }),
        () => addSecret(asking, AddSecretRequest.parse({ name: "X", value: VALUE })),
      ]) {
        await expect(act()).rejects.toMatchObject({ code: "forbidden" });
      }
    },
  );
});
