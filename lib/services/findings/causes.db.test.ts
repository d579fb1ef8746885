import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { analyseDueTraces } from "@/lib/analysis/start-analysis";
import { ChangeFindingBody, FindingCauseQuery } from "@/lib/contracts/finding-cause";
import { UserId } from "@/lib/domain/ids";
import { nanosFromMs } from "@/lib/domain/time";
import type { Json } from "@/lib/domain/json";
import type { ServiceContext } from "../context";
import { ingestEvents } from "../events/ingest-events";
import { changeCause } from "./change-cause";
import { getCause } from "./get-cause";
import { exportCauses, listCauses } from "./list-causes";
import { listFindings } from "./list-findings";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const FOREVER = { since: new Date(0), quietSince: new Date("9999-01-01") };
const DAY_MS = 86_400_000;
const STARTS_MS = Date.UTC(2026, 0, 1);
const ALL = FindingCauseQuery.parse({});

const TOO_MUCH = { notes: "x".repeat(11_000) };

/** A handoff of more than 10 KB, and so found wrong at its pair. */
function oversized(trace: string, { day, to = "Buyer" }: { day: number; to?: string }): Json[] {
  const at = (second: number) => new Date(STARTS_MS + day * DAY_MS + second * 1_000).toISOString();
  const own = { trace_id: trace, handoff_id: "h1" };
  const from = { from_agent: "Desk", to_agent: to, task: "Go", context: TOO_MUCH };
  return [
    { event: "handoff_initiated", ...own, at: at(0), ...from },
    { event: "handoff_received", ...own, at: at(1), context: TOO_MUCH },
    { event: "task_complete", ...own, at: at(2) },
  ];
}

async function openProject(day = 10) {
  const now = () => nanosFromMs(STARTS_MS + day * DAY_MS);
  return { ...(await projects.context()), now };
}

async function analyse(ctx: ServiceContext, values: Json[]): Promise<void> {
  await ingestEvents(ctx, { source: "events", values });
  await analyseDueTraces(ctx.db, { ...FOREVER, now: ctx.now });
}

async function onlyCause(ctx: ServiceContext) {
  const { items } = await listCauses(ctx, { ...ALL, kind: "oversize-context" });
  const [only, ...others] = items;
  if (!only || others.length > 0) throw new Error(`${items.length} causes`);
  return only;
}

describe("the causes of findings", () => {
  it("are one for all traces that show them, with their trend", async () => {
    const ctx = await openProject();
    await analyse(ctx, oversized("t1", { day: 1 }));
    await analyse(ctx, [
      ...oversized("t2", { day: 1 }),
      ...oversized("t3", { day: 3 }),
      ...oversized("t4", { day: 3, to: "Writer" }),
    ]);

    const { items, steps, counts } = await listCauses(ctx, {
      ...ALL,
      kind: "oversize-context",
    });

    expect(items).toMatchObject([
      { origin: { from_agent: "Desk", to_agent: "Buyer" }, count: 3, traces: 3 },
      { origin: { from_agent: "Desk", to_agent: "Writer" }, count: 1, latest: { trace_id: "t4" } },
    ]);
    expect(items[0]?.trend).toHaveLength(steps.length);
    expect(items[0]?.trend.filter((count) => count > 0)).toEqual([2, 1]);
    expect(counts).toMatchObject({ muted: 0, resolved: 0 });
  });

  it("come in pages, and match what is looked for", async () => {
    const ctx = await openProject();
    await analyse(ctx, [
      ...oversized("t1", { day: 1 }),
      ...oversized("t2", { day: 2 }),
      ...oversized("t3", { day: 2, to: "Writer" }),
    ]);
    const query = { ...ALL, kind: "oversize-context" as const, limit: 1 };

    const first = await listCauses(ctx, query);
    const second = await listCauses(ctx, { ...query, cursor: first.next_cursor ?? "" });
    const writers = await listCauses(ctx, { ...ALL, q: "WRITER" });

    expect(first.items[0]?.count).toBe(2);
    expect(second.items[0]?.count).toBe(1);
    expect(second.next_cursor).toBeNull();
    expect(writers.items.every(({ origin }) => JSON.stringify(origin).includes("Writer"))).toBe(
      true,
    );
    expect(await exportCauses(ctx, { ...query, format: "csv" })).toHaveLength(2);
  });

  it("stay muted, with the reason, however often they are found", async () => {
    const ctx = await openProject();
    await analyse(ctx, oversized("t1", { day: 1 }));
    const { id } = await onlyCause(ctx);
    await changeCause(ctx, { id, status: "muted", reason: "It is an experiment" });

    await analyse(ctx, oversized("t2", { day: 20 }));

    expect(await onlyCause(ctx)).toMatchObject({ status: "muted", count: 2 });
    const { items } = await listFindings(ctx, { limit: 50, cause_id: id });
    expect(items.map(({ status }) => status)).toEqual(["muted", "muted"]);
    expect((await getCause(ctx, { id })).history).toMatchObject([
      { status: "muted", changed_by: "Baton", reason: "It is an experiment" },
    ]);
  });

  it("are open again when a later trace shows them, not when an earlier one does", async () => {
    const ctx = await openProject(10);
    await analyse(ctx, oversized("t1", { day: 1 }));
    const { id } = await onlyCause(ctx);
    await changeCause(ctx, { id, status: "resolved" });

    await analyse(ctx, oversized("t2", { day: 5 }));
    const before = await onlyCause(ctx);
    await analyse(ctx, oversized("t3", { day: 11 }));
    const after = await onlyCause(ctx);

    expect(before.status).toBe("resolved");
    expect(after.status).toBe("open");
    const { items } = await listFindings(ctx, { limit: 50, cause_id: id });
    expect(items.map(({ trace_id, status }) => [trace_id, status])).toEqual([
      ["t3", "open"],
      ["t2", "resolved"],
      ["t1", "resolved"],
    ]);
    expect((await getCause(ctx, { id })).history).toMatchObject([
      { status: "open", changed_by: null },
      { status: "resolved", changed_by: "Baton" },
    ]);
  });

  it("are changed by the id of a finding, too, and by one of two people", async () => {
    const ctx = await openProject();
    await analyse(ctx, oversized("t1", { day: 1 }));
    const { id } = await onlyCause(ctx);
    const { items } = await listFindings(ctx, { limit: 1, cause_id: id });

    const both = await Promise.allSettled(
      [1, 2].map(() => changeCause(ctx, { id: items[0]?.id ?? "", status: "resolved" })),
    );

    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await getCause(ctx, { id })).history).toHaveLength(1);
  });

  it("are not changed by the agents that they are about", async () => {
    const ctx = await openProject();
    await analyse(ctx, oversized("t1", { day: 1 }));
    const { id } = await onlyCause(ctx);
    const key = { kind: "api_key" as const, id: "k", label: "the desk" };
    const bound = { ...ctx, actor: { ...key, scopes: ["run" as const], agents: ["Desk"] } };
    const judge = { ...ctx, actor: { ...bound.actor, scopes: ["approve" as const] } };
    const free = { ...ctx, actor: { ...key, scopes: ["run" as const] } };

    await expect(changeCause(bound, { id, status: "resolved" })).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("scope approve"),
    });
    expect(await changeCause(free, { id, status: "resolved" })).toMatchObject({
      status: "resolved",
    });
    expect(await changeCause(judge, { id, status: "open" })).toMatchObject({ status: "open" });
  });

  it("are not changed by those who only look, nor muted without a reason", async () => {
    const ctx = await openProject();
    await analyse(ctx, oversized("t1", { day: 1 }));
    const { id } = await onlyCause(ctx);
    const actor = {
      kind: "user" as const,
      id: UserId.parse("u"),
      name: "Vi",
      role: "viewer" as const,
    };

    await expect(changeCause({ ...ctx, actor }, { id, status: "resolved" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(changeCause(ctx, { id, status: "muted" })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(changeCause(ctx, { id: "none", status: "muted" })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(ChangeFindingBody.safeParse({ status: "muted", reason: "  " }).success).toBe(false);
  });
});
