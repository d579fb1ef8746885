import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markAllHours } from "@/db/queries/rollups/dirty-hours";
import { openTestProjects } from "@/db/testing/test-project";
import type { RollupKind } from "@/lib/domain/rollups/kinds";
import { getData } from "@/lib/services/data-life/retention";
import { examineDatabase } from "@/lib/services/doctor/examine";
import { ingestEvents } from "@/lib/services/events/ingest-events";
import { readGauges } from "@/lib/services/operations/read-gauges";
import { rebuildRollups, rollUpQuietHours } from "./roll-up";
import { addUpQuietFoundDays } from "./roll-up-found";
import { addUpQuietGapDays } from "./roll-up-gaps";
import { addUpQuietWeeks } from "./roll-up-weeks";
import { analyseDueTraces } from "./start-analysis";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<typeof projects.context>>;
const EVER = new Date("9999-01-01");
/** What an agent said, which PostgreSQL repeats when it cannot read it. */
const SAID = 'so "on" secret';

/** Two handoffs of one pair, in one hour, that lose what they carry. */
async function openProject(hour: string): Promise<Context> {
  const ctx = await projects.context();
  const values = ["t1", "t2"].flatMap((trace_id) => {
    const own = { trace_id, handoff_id: "h" };
    const context = { budget_usd: 5_000 };
    return [
      {
        event: "handoff_initiated",
        ...own,
        at: `${hour}:00:00Z`,
        from_agent: "Desk",
        to_agent: "Buyer",
        task: "Go",
        context,
      },
      { event: "handoff_received", ...own, at: `${hour}:00:01Z`, context: {} },
      { event: "task_complete", ...own, at: `${hour}:00:02Z` },
    ];
  });
  await ingestEvents(ctx, { source: "events", values });
  const due = { since: new Date(0), quietSince: EVER, now: ctx.now };
  while ((await analyseDueTraces(ctx.db, due)) > 0);
  return ctx;
}

type Case = {
  kind: RollupKind;
  round: (ctx: Context) => Promise<number>;
  /** Makes what is stored such that it cannot be added up, and mends it. */
  spoil: (ctx: Context) => Promise<unknown>;
  mend: (ctx: Context) => Promise<unknown>;
  rows: (ctx: Context) => Promise<unknown[]>;
  reason: string;
};

const CASES: Case[] = [
  {
    kind: "hours",
    round: ({ db }) => rollUpQuietHours(db, EVER),
    spoil: ({ db, projectId }) =>
      db.execute(sql`update handoff set timing = ${JSON.stringify({ handoffMs: SAID })}::jsonb
        where project_id = ${projectId}`),
    mend: ({ db, projectId }) =>
      db.execute(sql`update handoff set timing = '{}' where project_id = ${projectId}`),
    rows: ({ db, projectId }) =>
      db.execute(sql`select from rollup where project_id = ${projectId}`),
    reason: "invalid input syntax for type double precision: …",
  },
  {
    kind: "weeks",
    round: ({ db }) => addUpQuietWeeks(db, EVER),
    spoil: async (ctx) => {
      await rollUpHours(ctx);
      await ctx.db.execute(sql`update rollup set count = 2147483647
        where project_id = ${ctx.projectId} and grain = 'day'`);
      await ctx.db.execute(sql`insert into rollup select * from rollup
        where project_id = ${ctx.projectId} and grain = 'day'`);
    },
    mend: async (ctx) => {
      await markAllHours(ctx.db, ctx.projectId);
      await rollUpHours(ctx);
    },
    rows: ({ db, projectId }) =>
      db.execute(sql`select from rollup where project_id = ${projectId} and grain = 'week'`),
    reason: "value …",
  },
  {
    kind: "gap_days",
    round: ({ db }) => addUpQuietGapDays(db, EVER),
    spoil: ({ db, projectId }) =>
      db.execute(sql`update handoff_gap set withheld = 2147483647
        where project_id = ${projectId}`),
    mend: ({ db, projectId }) =>
      db.execute(sql`update handoff_gap set withheld = 0 where project_id = ${projectId}`),
    rows: ({ db, projectId }) =>
      db.execute(sql`select from gap_day where project_id = ${projectId}`),
    reason: "integer out of range",
  },
  {
    kind: "found_days",
    round: ({ db }) => addUpQuietFoundDays(db, EVER),
    // A day that is none: findings that can be stored can be added up.
    spoil: ({ db, projectId }) =>
      db.execute(sql`insert into dirty_found_day (project_id, day, marked_at)
        values (${projectId}, 2147483647, now())`),
    mend: ({ db, projectId }) =>
      db.execute(sql`delete from dirty_found_day
        where project_id = ${projectId} and day = 2147483647`),
    rows: ({ db, projectId }) =>
      db.execute(sql`select from finding_day where project_id = ${projectId}`),
    reason: "bigint out of range",
  },
];

async function rollUpHours({ db }: Context): Promise<void> {
  while ((await rollUpQuietHours(db, EVER)) > 0);
}

async function finish({ round }: Case, ctx: Context): Promise<void> {
  while ((await round(ctx)) > 0);
}

describe.each(CASES)("a project whose $kind cannot be added up", (each) => {
  const { kind, spoil, mend, rows, reason } = each;

  it("holds up no other, is shown, and is tried again later", async () => {
    const sound = await openProject("2026-01-01T09");
    // The latest has the first turn.
    const failing = await openProject("2026-01-09T09");
    await spoil(failing);

    await finish(each, sound);

    expect(await rows(sound)).not.toEqual([]);
    expect(await rows(failing)).toEqual([]);
    const [failure] = (await getData(failing)).rollup_failures;
    expect(failure).toMatchObject({ kind, failures: 1 });
    expect(failure?.reason).toBe(reason);
    expect((await getData(sound)).rollup_failures).toEqual([]);
    const verdicts = await examineDatabase(projects.db);
    expect(verdicts.find(({ name }) => name === "Figures")).toMatchObject({ state: "warn" });
    expect(await readGauges(projects.db)).toContain("\nbaton_rollups_failing 1\n");

    await mend(failing);
    await finish(each, failing);
    expect(await rows(failing)).toEqual([]);

    // Half a minute passes.
    await projects.db.execute(sql`update rollup_failure set retry_at = now() - interval '1 second'
      where project_id = ${failing.projectId}`);
    await finish(each, failing);

    expect(await rows(failing)).not.toEqual([]);
    expect((await getData(failing)).rollup_failures).toEqual([]);
  });

  it("that fails again waits longer", async () => {
    const failing = await openProject("2026-01-09T09");
    await spoil(failing);
    const wait = async () => {
      await finish(each, failing);
      const [failure] = (await getData(failing)).rollup_failures;
      if (!failure) throw new Error("it did not fail");
      await projects.db.execute(sql`update rollup_failure set retry_at = now() - interval '1 second'
        where project_id = ${failing.projectId}`);
      return (Date.parse(failure.retry_at) - Date.parse(failure.failed_at)) / 1_000;
    };

    expect([await wait(), await wait(), await wait()]).toEqual([30, 60, 120]);
    await mend(failing);
    await finish(each, failing);
  });
});

it("what is built again is not held back by an earlier failure", async () => {
  const [hours] = CASES;
  const ctx = await openProject("2026-01-01T09");
  await hours?.spoil(ctx);
  await rollUpQuietHours(ctx.db, EVER);
  await hours?.mend(ctx);

  await rebuildRollups(ctx.db, ctx.projectId);

  expect((await getData(ctx)).rollup_failures).toEqual([]);
  expect(await hours?.rows(ctx)).not.toEqual([]);
});
