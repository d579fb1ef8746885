import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { RuleSet } from "@/lib/domain/routing/rule-set";
import type { ServiceContext } from "../../context";
import { deleteData } from "../../data-life/delete-data";
import { ingestEvents } from "../../events/ingest-events";
import { cancelSimulation } from "./cancel-simulation";
import { getSimulation, getSimulations } from "./get-simulation";
import { listMovedHandoffs } from "./list-moved-handoffs";
import { resumeSimulations, runSimulation } from "./run-simulation";
import { startSimulation } from "./start-simulation";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const going = { signal: new AbortController().signal };
const document = RuleSet.parse({
  rules: [
    {
      id: "long",
      name: "Long words",
      when: { ">": [{ var: "context_bytes" }, 20] },
      target: { agent: "senior" },
    },
  ],
});

/** To junior 5 long (2 fail) and 4 short ones, to senior 3 long ones that succeed. */
async function withHistory(): Promise<ServiceContext> {
  const ctx = await projects.context();
  const sent = [
    ...Array.from({ length: 5 }, (_, index) => ({ to: "junior", isLong: true, fails: index < 2 })),
    ...Array.from({ length: 4 }, () => ({ to: "junior", isLong: false, fails: false })),
    ...Array.from({ length: 3 }, () => ({ to: "senior", isLong: true, fails: false })),
  ];
  const values = sent.flatMap(({ to, isLong, fails }, index) => {
    const place = { trace_id: `t${index}`, handoff_id: `h${index}` };
    const at = (second: number) => `2026-01-15T11:${10 + index}:0${second}Z`;
    const context = { words: isLong ? "many of them, more than fit" : "few" };
    const error = { type: "broken", message: "no" };
    return [
      {
        event: "handoff_initiated",
        ...place,
        at: at(0),
        from_agent: "boss",
        to_agent: to,
        context,
      },
      { event: "handoff_received", ...place, at: at(1), agent: to },
      fails
        ? { event: "task_failed", ...place, at: at(2), error }
        : { event: "task_complete", ...place, at: at(2) },
    ];
  });
  await ingestEvents(ctx, { values, source: "test" });
  return ctx;
}

async function start(ctx: ServiceContext) {
  const { id } = await startSimulation(ctx, { document });
  return { id, key: { projectId: ctx.projectId, id } };
}

describe("a simulation", () => {
  it("tells what would have moved, how that went, and what is to be expected", async () => {
    const ctx = await withHistory();
    const { id, key } = await start(ctx);
    await runSimulation(ctx.db, key, going);

    const { status, total, counted, result } = await getSimulation(ctx, id);
    expect({ status, total, counted }).toEqual({ status: "done", total: 12, counted: 12 });
    expect(result).toMatchObject({
      counted: 12,
      matched: 8,
      moved: 5,
      success: { before: { rate: 0.6, n: 5 }, after: { rate: 1, n: 5 } },
      flows: [{ before: "junior", after: "senior", count: 5, decided: 5, succeeded: 3 }],
      changes: [
        { to: "senior", before: 3, after: 8 },
        { to: "junior", before: 9, after: 4 },
      ],
    });
  });

  it("leads to exactly the handoffs that it counted, a page at a time", async () => {
    const ctx = await withHistory();
    const { id, key } = await start(ctx);
    await runSimulation(ctx.db, key, going);
    const flow = { id, rule: "long", from_agent: "boss", before: "junior", limit: 3 };

    const first = await listMovedHandoffs(ctx, flow);
    const second = await listMovedHandoffs(ctx, { ...flow, cursor: first.next_cursor ?? "" });

    const ids = [...first.items, ...second.items].map(({ handoff_id: handoff }) => handoff);
    expect(ids).toEqual(["h4", "h3", "h2", "h1", "h0"]);
    expect(second.next_cursor).toBeNull();
  });

  it("names none of what it counted, so that nothing of it is left when that is deleted", async () => {
    const ctx = await withHistory();
    const { id, key } = await start(ctx);
    await runSimulation(ctx.db, key, going);
    const flow = { id, rule: "long", from_agent: "boss", before: "junior", limit: 10 };

    await deleteData(ctx, { kind: "trace", id: "t3", is_preview: false });

    const { result } = await getSimulation(ctx, id);
    expect(JSON.stringify(result)).not.toMatch(/"[th]\d"/);
    expect(result?.moved).toBe(5);
    const { items } = await listMovedHandoffs(ctx, flow);
    expect(items.map(({ handoff_id: handoff }) => handoff)).toEqual(["h4", "h2", "h1", "h0"]);
  });

  it("that is cancelled stays so, whoever works at it", async () => {
    const ctx = await withHistory();
    const { id, key } = await start(ctx);
    await cancelSimulation(ctx, id);
    await runSimulation(ctx.db, key, going);

    expect(await getSimulation(ctx, id)).toMatchObject({ status: "cancelled", result: null });
    expect(await cancelSimulation(ctx, id)).toMatchObject({ status: "cancelled" });
  });

  it("whose worker stops is begun again by another one", async () => {
    const ctx = await withHistory();
    const { id, key } = await start(ctx);
    await expect(
      runSimulation(ctx.db, key, { signal: AbortSignal.abort(new Error("it stops")) }),
    ).rejects.toThrow("it stops");
    expect(await getSimulation(ctx, id)).toMatchObject({ status: "running" });
    await ctx.db.execute(sql`select graphile_worker.complete_jobs(array_agg(id))
      from graphile_worker.jobs where key = ${`simulate:${id}`}`);

    expect(await resumeSimulations(ctx.db)).toBe(0);
    await ctx.db.execute(sql`update rule_simulation set updated_at = now() - interval '1 minute'`);
    expect(await resumeSimulations(ctx.db)).toBeGreaterThan(0);

    const jobs = await ctx.db.execute(sql`select id from graphile_worker.jobs
      where key = ${`simulate:${id}`} and locked_at is null and attempts = 0`);
    expect(jobs).toHaveLength(1);
    await runSimulation(ctx.db, key, going);
    expect(await getSimulation(ctx, id)).toMatchObject({ status: "done" });
  });

  it("is refused while three are at work, and none is seen by another project", async () => {
    const ctx = await projects.context();
    const other = await projects.context();
    const started = await Promise.allSettled([1, 2, 3, 4, 5].map(() => start(ctx)));

    const refused = started.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ reason: { code: "rate_limited" } });
    const [first] = (await getSimulations(ctx)).items;
    await expect(getSimulation(other, first?.id ?? "")).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      startSimulation(
        { ...ctx, actor: { kind: "api_key", id: "k", label: "k", scopes: ["read"] } },
        { document },
      ),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
