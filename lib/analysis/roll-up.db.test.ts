import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRollup } from "@/db/queries/rollups/read-rollup";
import { openTestProjects } from "@/db/testing/test-project";
import type { Json } from "@/lib/domain/json";
import { type RollupDimension, ROLLUP_DIMENSIONS } from "@/lib/domain/rollups/dimensions";
import { addPart, emptyRollup } from "@/lib/domain/rollups/figures";
import { bucketOf } from "@/lib/domain/rollups/histogram";
import { histogramOf } from "@/lib/domain/rollups/latencies";
import { type Nanos, parseInstant } from "@/lib/domain/time";
import { ingestEvents } from "@/lib/services/events/ingest-events";
import { rebuildRollups, rollUpQuietHours } from "./roll-up";
import { addUpQuietWeeks } from "./roll-up-weeks";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<typeof projects.context>>;
const FOREVER = new Date("9999-01-01");

function at(text: string): Nanos {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(text);
  return instant;
}

const PERIOD = [at("2026-01-01T00:30:00Z"), at("2026-01-04T12:00:00Z")];

/** One every 50 minutes over four days, of two pairs, every fifth of them failed. */
function handoffs(count = 120, apartMs = 3_000_000): Json[] {
  return Array.from({ length: count }, (_, n) => {
    const sent = Date.UTC(2026, 0, 1) + n * apartMs;
    const own = { trace_id: `t${n}`, handoff_id: `h${n}` };
    const when = (ms: number) => new Date(sent + ms).toISOString();
    const isFailed = n % 5 === 0;
    return [
      {
        event: "handoff_initiated",
        ...own,
        at: when(0),
        from_agent: "Desk",
        to_agent: n % 2 === 0 ? "Buyer" : "Writer",
        task: "Go",
        ...(n % 3 === 0 ? { reason: "complexity_threshold" } : {}),
        context: { text: "x".repeat(n * 100) },
        timing: { init_ms: n * 7.3 },
      },
      { event: "handoff_received", ...own, at: when(1 + n), cold_start: n % 4 === 0 },
      isFailed
        ? { event: "task_failed", ...own, at: when(900), error: { type: "x", message: "" } }
        : { event: "task_complete", ...own, at: when(900) },
    ];
  }).flat();
}

async function send(ctx: Context, values: Json[]): Promise<void> {
  await ingestEvents(ctx, { source: "events", values });
}

async function rollUpAll(ctx: Context): Promise<void> {
  while ((await rollUpQuietHours(ctx.db, FOREVER)) > 0);
}

/** What a dimension says of each step, in an order of its own. */
async function read(ctx: Context, dimension: RollupDimension, borders = PERIOD) {
  const parts = await readRollup(ctx.db, { projectId: ctx.projectId, dimension, borders });
  const sums = new Map<string, ReturnType<typeof emptyRollup>>();
  for (const part of parts) {
    const key = JSON.stringify([part.slot, part.a, part.b, part.c]);
    const sum = sums.get(key) ?? emptyRollup();
    addPart(sum, part);
    sums.set(key, sum);
  }
  return [...sums]
    .map(([key, { latencies, ...counts }]) => ({
      key,
      ...counts,
      latencies: [...latencies].sort(([one], [other]) => one - other),
    }))
    .sort((one, other) => one.key.localeCompare(other.key));
}

async function countRows(ctx: Context, grain: string): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(sql`
    select count(*)::int as count from rollup
    where project_id = ${ctx.projectId} and grain = ${grain} and dimension = 'all'`);
  return row?.count ?? 0;
}

describe("rollups", () => {
  it.each(ROLLUP_DIMENSIONS)("say by %s what the handoffs themselves say", async (dimension) => {
    const ctx = await projects.context();
    await send(ctx, handoffs());
    const borders = [
      ...PERIOD.slice(0, 1),
      at("2026-01-02T00:00:00Z"),
      at("2026-01-03T07:00:00Z"),
      ...PERIOD.slice(1),
    ];
    const live = await read(ctx, dimension, borders);

    await rollUpAll(ctx);

    expect(await countRows(ctx, "day")).toBe(5);
    expect(await read(ctx, dimension, borders)).toEqual(live);
    // By trait, each handoff is counted once for each that it speaks of, and once as itself.
    const counted = dimension === "trait" ? live.filter(({ key }) => key.includes("every")) : live;
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(100);
  });

  it.each(["all", "pair", "trait"] as const)("say by %s the same of weeks", async (dimension) => {
    const ctx = await projects.context();
    // 28 days from a Thursday: four weeks.
    await send(ctx, handoffs(81, 30_000_000));
    const borders = ["2025-12-31T12:00:00Z", "2026-01-20T06:00:00Z", "2026-02-01T00:00:00Z"].map(
      at,
    );
    const live = await read(ctx, dimension, borders);

    await rollUpAll(ctx);
    const byDay = await read(ctx, dimension, borders);
    while ((await addUpQuietWeeks(ctx.db, FOREVER)) > 0);

    expect(await countRows(ctx, "week")).toBe(4);
    expect(byDay).toEqual(live);
    expect(await read(ctx, dimension, borders)).toEqual(live);
    // Its days are of more than the week knows, and so is what nobody rolled up yet.
    await send(
      ctx,
      handoffs(1).map((event) => ({ ...Object(event), trace_id: "late" })),
    );
    const late = await read(ctx, dimension, borders);
    await rollUpAll(ctx);
    expect(late).not.toEqual(live);
    expect(await read(ctx, dimension, borders)).toEqual(late);
    while ((await addUpQuietWeeks(ctx.db, FOREVER)) > 0);
    expect(await read(ctx, dimension, borders)).toEqual(late);
  });

  it("take a day and leave out what it has too much, unless that is most of it", async () => {
    const ctx = await projects.context();
    await send(ctx, handoffs());
    await rollUpAll(ctx);
    const count = async (from: string, to: string) =>
      (await read(ctx, "all", [at(from), at(to)])).map((sum) => sum.count);
    const early = ["2026-01-02T03:30:00Z", "2026-01-03T02:10:00Z"] as const;
    const late = ["2026-01-02T15:30:00Z", "2026-01-03T00:00:00Z"] as const;
    const before = [await count(...early), await count(...late)];

    // As if days had been added up wrong: whoever reads them sees that.
    await ctx.db.execute(sql`
      update rollup set count = count + 1000 where project_id = ${ctx.projectId} and grain = 'day'`);

    expect(before).toEqual([[28], [10]]);
    expect([await count(...early), await count(...late)]).toEqual([[1028], [10]]);
  });

  it("are right at once when something comes late, moves or goes", async () => {
    const ctx = await projects.context();
    await send(ctx, handoffs());
    await rollUpAll(ctx);
    const own = { trace_id: "t7", handoff_id: "h7" };

    await send(ctx, [
      { event: "quality_rated", ...own, at: "2026-01-05T00:00:00Z", score: 0.1, rater: "r" },
    ]);
    const [rated] = await read(ctx, "all");
    // An earlier beginning takes the handoff into another hour: it is counted there, and only there.
    const moved = { from_agent: "Desk", to_agent: "Writer", task: "Go" };
    await send(ctx, [{ event: "handoff_initiated", ...own, at: "2026-01-01T00:10:00Z", ...moved }]);
    const [outside] = await read(ctx, "all");
    await rollUpAll(ctx);
    const [after] = await read(ctx, "all");

    expect(rated).toMatchObject({ count: 100, succeeded: 79 });
    expect(outside).toMatchObject({ count: 99, succeeded: 79 });
    expect(after).toEqual(outside);
  });

  it("keep an hour dirty that is written to while it is rolled up", async () => {
    const ctx = await projects.context();
    await send(ctx, handoffs(1));
    await ctx.db.transaction(async (tx) => {
      await ingestEvents({ ...ctx, db: tx }, { source: "events", values: handoffs(2).slice(3) });
      await rollUpQuietHours(ctx.db, FOREVER);
    });

    const [sum] = await read(ctx, "all", [at("2026-01-01T00:00:00Z"), at("2026-01-02T00:00:00Z")]);

    expect(sum?.count).toBe(2);
  });

  it("leave hours alone that are still written to", async () => {
    const ctx = await projects.context();
    await send(ctx, handoffs(1));

    expect(await rollUpQuietHours(ctx.db, new Date(0))).toBe(0);
  });

  it("are the same when they are built again", async () => {
    const ctx = await projects.context();
    await send(ctx, handoffs());
    await rollUpAll(ctx);
    const before = await read(ctx, "pair");
    await ctx.db.execute(sql`
      delete from rollup where project_id = ${ctx.projectId} and at % 3 = 0`);

    await rebuildRollups(ctx.db, ctx.projectId);

    expect(await read(ctx, "pair")).toEqual(before);
  });

  it("put durations into the buckets that the domain means", async () => {
    const ctx = await projects.context();
    const values = [0, 0.000_5, 0.001, 0.002, 1, 1.024, 16_777.216, 86_400_000, 1e12];
    await send(
      ctx,
      values.map((handoff_ms, n) => ({
        event: "handoff_initiated",
        trace_id: `t${n}`,
        handoff_id: `h${n}`,
        at: "2026-01-02T00:00:00Z",
        from_agent: "a",
        to_agent: "b",
        timing: { handoff_ms },
      })),
    );

    const [all] = await read(ctx, "all");
    const found = histogramOf(new Map(all?.latencies), "handoff");

    expect([...found.keys()]).toEqual([...new Set(values.map(bucketOf))]);
    expect(all?.timed).toBe(values.length);
  });
});
