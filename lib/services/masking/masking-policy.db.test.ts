import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, driverOf } from "@/db/client";
import { openTestProjects } from "@/db/testing/test-project";
import { HandoffListQuery } from "@/lib/contracts/trace";
import { upsertMaskingPolicy } from "@/db/queries/masking-policies";
import type { Json } from "@/lib/domain/json";
import { ingestEvents } from "../events/ingest-events";
import { listHandoffs } from "../handoffs/list-handoffs";
import { getMaskingPolicy } from "./get-masking-policy";
import { maskingRulesOf, POLICY_CACHE_MS } from "./masking-rules";
import { saveMaskingPolicy } from "./save-masking-policy";
import { tryMasking } from "./try-masking";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<(typeof projects)["context"]>>;

const GATE = 4712;
const KEY = "AKIAIOSFODNN7EXAMPLE";
const policy = {
  allow: ["AKIA*EXAMPLE"],
  patterns: [{ name: "employee", expression: String.raw`EMP-\d{6}` }],
};

/** What a handoff's task is after the way in. */
async function storedTask(ctx: Context, task: string): Promise<string | null> {
  const event: Json = {
    event: "handoff_initiated",
    trace_id: "t",
    handoff_id: task,
    at: "2026-01-15T11:00:00Z",
    from_agent: "a",
    to_agent: "b",
    task,
  };
  await ingestEvents(ctx, { values: [event], source: "native" });
  const { items } = await listHandoffs(ctx, HandoffListQuery.parse({ limit: 500 }));
  return items.find((each) => each.task?.startsWith(task.slice(0, 3)))?.task ?? null;
}

describe("a project's masking policy", () => {
  it("is empty until somebody changes it", async () => {
    const ctx = await projects.context();

    expect(await getMaskingPolicy(ctx)).toEqual({
      allow: [],
      patterns: [],
      updated_at: null,
      updated_by: null,
    });
  });

  it("masks what it names and lets through what it allows, from then on, in this project", async () => {
    const [mine, theirs] = [await projects.context(), await projects.context()];
    expect(await storedTask(mine, `one ${KEY} EMP-123456`)).toMatch(
      /^one \[masked:aws_access_key:[0-9a-f]{8}\] EMP-123456$/,
    );

    const saved = await saveMaskingPolicy(mine, policy);

    expect(saved).toMatchObject({ ...policy, updated_by: "Baton" });
    expect(await getMaskingPolicy(mine)).toEqual(saved);
    expect(await storedTask(mine, `two ${KEY} EMP-123456`)).toMatch(
      new RegExp(String.raw`^two ${KEY} \[masked:employee:[0-9a-f]{8}\]$`),
    );
    expect(await storedTask(theirs, `two ${KEY} EMP-123456`)).toMatch(/^two \[masked:aws/);
  });

  it("is read once in five seconds, and a change is seen after them", async () => {
    const ctx = await projects.context();
    let reads = 0;
    const db = new Proxy(ctx.db, {
      get(target, name, receiver) {
        if (name === "select") reads += 1;
        const member: unknown = Reflect.get(target, name, receiver);
        return typeof member === "function" ? member.bind(target) : member;
      },
    });
    const otherNode = { ...ctx, db };

    for (const ms of [0, 1, POLICY_CACHE_MS - 1]) await maskingRulesOf(otherNode, ms);
    const before = { reads, extra: (await maskingRulesOf(otherNode, 1)).extraPatterns };
    // As another node would: this one is not told.
    await upsertMaskingPolicy(projects.db, {
      projectId: ctx.projectId,
      ...policy,
      updatedAt: new Date(0),
      updatedBy: "another node",
    });
    const within = await maskingRulesOf(otherNode, POLICY_CACHE_MS - 1);
    const after = await maskingRulesOf(otherNode, POLICY_CACHE_MS + 1);

    // The policy and the vault.
    expect(before).toEqual({ reads: 2, extra: undefined });
    expect(within.extraPatterns).toBeUndefined();
    expect(after.extraPatterns).toHaveLength(1);
    expect(reads).toBe(4);
  });

  it("is waited for by no transaction that whoever reads it waits for", async () => {
    const { projectId } = await projects.context();
    const { db, close } = connect(projects.url, { max: 1 });
    const begun = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const inside = db.transaction(async (tx) => {
      begun.resolve();
      await asked.promise;
      return maskingRulesOf({ db: tx, projectId });
    });
    await begun.promise;
    // Behind the transaction, which has the only connection.
    const outside = maskingRulesOf({ db, projectId });
    asked.resolve();

    const [one, other] = await Promise.all([inside, outside]);
    expect(one.fingerprint("x")).toBe(other.fingerprint("x"));
    await close();
  });

  it("is not remembered as it was before a change that came while it was read", async () => {
    const ctx = await projects.context();
    const { projectId } = ctx;
    const gate = connect(projects.url, { max: 1 });
    await gate.db.execute(sql`select pg_advisory_lock(${GATE})`);
    const settled = Promise.withResolvers<void>();
    const read = projects.db.transaction(
      async (tx) => {
        // What it sees is settled by the first, and the last waits behind the gate.
        await tx.execute(sql`select`);
        const passed = driverOf(tx).unsafe(`select pg_advisory_xact_lock(${GATE})`).execute();
        const rules = maskingRulesOf({ db: tx, projectId });
        settled.resolve();
        await passed;
        return rules;
      },
      { isolationLevel: "repeatable read" },
    );
    await settled.promise;
    await saveMaskingPolicy(ctx, policy);
    await gate.close();

    expect((await read).extraPatterns).toBeUndefined();
    expect((await maskingRulesOf(ctx)).extraPatterns).toHaveLength(1);
  });

  it("refuses an expression that could stop ingest, and says which", async () => {
    const ctx = await projects.context();
    const patterns = [
      { name: "fine", expression: "a+b" },
      { name: "back_reference", expression: String.raw`(a)\1` },
      { name: "everywhere", expression: "x*" },
    ];

    await expect(saveMaskingPolicy(ctx, { allow: [], patterns })).rejects.toMatchObject({
      code: "invalid_input",
      issues: [{ path: "patterns.1.expression" }, { path: "patterns.2.expression" }],
    });
    expect((await getMaskingPolicy(ctx)).updated_at).toBeNull();
  });

  it("is the administrators' alone", async () => {
    const ctx = {
      ...(await projects.context()),
      actor: { kind: "api_key" as const, id: "k", label: "reader", scopes: ["read"] as const },
    };

    await expect(getMaskingPolicy(ctx)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveMaskingPolicy(ctx, policy)).rejects.toMatchObject({ code: "forbidden" });
    expect(() => tryMasking(ctx, { ...policy, text: "x" })).toThrow(/scope admin/);
  });

  it("can be tried before it is saved, and shows the marks that ingest writes", async () => {
    const ctx = await projects.context();
    const stored = await storedTask(ctx, "key AKIAIOSFODNN7EXAMPLF");

    const { text } = tryMasking(ctx, { ...policy, text: `key AKIAIOSFODNN7EXAMPLF` });
    const other = tryMasking(ctx, { ...policy, text: `${KEY} EMP-123456 \ud800` });

    expect(text).toBe(stored);
    expect(other.text).toMatch(/^AKIAIOSFODNN7EXAMPLE \[masked:employee:[0-9a-f]{8}\] \ufffd$/);
    expect((await getMaskingPolicy(ctx)).updated_at).toBeNull();
  });
});
