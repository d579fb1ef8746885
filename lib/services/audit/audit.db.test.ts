import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { AuditQuery } from "@/lib/contracts/audit";
import { failureCode } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { exportAudit, verifyAudit } from "./follow-audit";
import { listAudit } from "./list-audit";
import { audited, writeAudit } from "./write-audit";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let ctx: ServiceContext;
beforeAll(async () => {
  projects = await openTestProjects();
});
beforeEach(async () => {
  ctx = { ...(await projects.context()), origin: { address: "10.1.2.3", requestId: "r1" } };
});
afterAll(() => projects.close());

const say = (subject: string, detail = {}) =>
  writeAudit(ctx, { action: "secret.create", subject, detail });
const list = (search: object = {}) => listAudit(ctx, AuditQuery.parse(search));
const subjects = async (search: object = {}) =>
  (await list(search)).items.map(({ subject }) => subject);

it("tells who did what, when, and from where", async () => {
  await say("secret:A", { agents: ["research"] });

  expect((await list()).items).toEqual([
    {
      seq: 1,
      at: new Date(Number(TEST_NOW / 1_000_000n)).toISOString(),
      action: "secret.create",
      actor: { kind: "system", id: "system", name: "Baton" },
      subject: "secret:A",
      detail: { agents: ["research"] },
      address: "10.1.2.3",
      request_id: "r1",
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
});

it("says nothing of what did not happen", async () => {
  const failing = ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    await audited(inside, async () => ({
      result: null,
      note: { action: "key.create", subject: "key:1" },
    }));
    throw new Error("the change failed");
  });

  await expect(failing).rejects.toThrow("the change failed");
  expect(await subjects()).toEqual([]);
});

it("numbers what many do at once without a gap", async () => {
  await Promise.all(Array.from({ length: 20 }, (_each, index) => say(`secret:S${index}`)));

  expect(await verifyAudit(ctx)).toMatchObject({ kind: "whole", entries: 20 });
});

it("finds by action, by words and page by page", async () => {
  for (const name of ["A", "B", "C_1"]) await say(`secret:${name}`);
  await writeAudit(ctx, { action: "key.revoke", subject: "key:1" });

  expect(await subjects({ action: "key.revoke" })).toEqual(["key:1"]);
  expect(await subjects({ q: "c_1" })).toEqual(["secret:C_1"]);
  expect(await subjects({ q: "c%1" })).toEqual([]);
  const first = await list({ limit: 3 });
  expect(await subjects({ limit: 3, cursor: first.next_cursor })).toEqual(["secret:A"]);
});

it("cannot be changed, deleted or emptied", async () => {
  await say("secret:A");

  for (const statement of [
    sql`update audit_entry set actor = 'nobody'`,
    sql`delete from audit_entry`,
    sql`truncate audit_entry`,
  ]) {
    const refused = await projects.db.execute(statement).catch(failureCode);
    expect(refused).toBe("42501");
  }
});

it.each([
  [
    "changed",
    sql`update audit_entry set body = replace(body, 'secret:B', 'secret:X') where seq = 2`,
  ],
  ["missing", sql`delete from audit_entry where seq = 2`],
])("notices that an entry was %s by whoever owns the database", async (why, statement) => {
  for (const name of ["A", "B", "C"]) await say(`secret:${name}`);
  await projects.db.execute(sql`alter table audit_entry disable trigger all`);
  await projects.db.execute(statement);
  await projects.db.execute(sql`alter table audit_entry enable trigger all`);

  expect(await verifyAudit(ctx)).toEqual({ kind: "broken", seq: 2, why });
});

it("is exported line by line, in the order in which it was written", async () => {
  for (const name of ["A", "B"]) await say(`secret:${name}`);

  let text = "";
  for await (const lines of exportAudit(ctx)) text += lines;

  const lines = text.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line).seq)).toEqual([1, 2]);
});
