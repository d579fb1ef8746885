import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import type { GapsDto } from "@/lib/contracts/gaps";
import type { Json } from "@/lib/domain/json";
import { parseInstant } from "@/lib/domain/time";
import { ingestEvents } from "@/lib/services/events/ingest-events";
import { getGaps } from "@/lib/services/gaps/get-gaps";
import { addUpQuietGapDays, rebuildGapDays } from "./roll-up-gaps";
import { analyseDueTraces } from "./start-analysis";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<typeof projects.context>>;
const FOREVER = new Date("9999-01-01");

/** Forty an hour and a half apart, of two pairs; every third loses its budget, and half go on to a second hop. */
function handoffs(name = "t"): Json[] {
  return Array.from({ length: 40 }, (_, n) => {
    const sent = Date.UTC(2026, 0, 1) + n * 5_400_000;
    const when = (ms: number) => new Date(sent + ms).toISOString();
    const hop = (id: string, from: string, to: string, isLost: boolean) => {
      const own = { trace_id: `${name}${n}`, handoff_id: id };
      const context = { budget_usd: 5_000 + n, region: "EU", ids: [n, n + 1] };
      const { budget_usd: _, ...left } = context;
      return [
        {
          event: "handoff_initiated",
          ...own,
          at: when(0),
          from_agent: from,
          to_agent: to,
          context,
        },
        { event: "handoff_received", ...own, at: when(100), context: isLost ? left : context },
        { event: "task_complete", ...own, at: when(900), result: { done: true } },
      ];
    };
    const first = hop("h1", "Desk", n % 2 === 0 ? "Buyer" : "Writer", n % 3 === 0);
    return n % 2 === 0 ? [...first, ...hop("h2", "Buyer", "Payer", n % 4 === 0)] : first;
  }).flat();
}

async function record(ctx: Context, values: Json[]): Promise<void> {
  await ingestEvents(ctx, { source: "events", values });
  const due = { since: new Date(0), quietSince: FOREVER, now: ctx.now };
  while ((await analyseDueTraces(ctx.db, due)) > 0);
}

async function addUpAll({ db }: Context): Promise<void> {
  while ((await addUpQuietGapDays(db, FOREVER)) > 0);
}

const PERIODS: [what: string, from?: string | undefined, to?: string][] = [
  ["all of it"],
  ["whole days", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"],
  ["from noon to noon", "2026-01-01T12:00:00Z", "2026-01-03T12:00:00Z"],
  ["a morning that begins a day", "2026-01-02T00:00:00Z", "2026-01-02T12:00:00Z"],
  ["an hour within a day", "2026-01-02T09:00:00Z", "2026-01-02T10:00:00Z"],
  ["from then on", "2026-01-02T01:00:00Z"],
  ["until then", undefined, "2026-01-02T01:00:00Z"],
  ["the end of time", "2261-12-31T00:00:00Z"],
];

function readAll(ctx: Context): Promise<GapsDto[]> {
  const instant = (text?: string) => (text === undefined ? undefined : parseInstant(text));
  return Promise.all(
    PERIODS.map(([, from, to]) => getGaps(ctx, { from: instant(from), to: instant(to) })),
  );
}

describe("gaps", () => {
  it("of days that are added up are those of their handoffs", async () => {
    const ctx = await projects.context();
    await record(ctx, handoffs());
    const live = await readAll(ctx);

    await addUpAll(ctx);

    const [all, oneDay, , , anHour, , , never] = live;
    expect(all).toMatchObject({ handoffs: 60, compared: 60, hops: [{ hop: 1 }, { hop: 2 }] });
    expect(oneDay?.handoffs).toBe(24);
    expect(anHour?.handoffs).toBe(2);
    expect(never?.handoffs).toBe(0);
    const days = await ctx.db.execute(
      sql`select distinct day from gap_day where project_id = ${ctx.projectId}`,
    );
    expect(days).toHaveLength(3);
    await expectClose(ctx, live);
  });

  it("of one pair are its own, added up or not", async () => {
    const ctx = await projects.context();
    await record(ctx, handoffs());
    const buyer = () => getGaps(ctx, { from_agent: "Desk", to_agent: "Buyer" });
    const live = await buyer();

    await addUpAll(ctx);

    const added = await buyer();
    expect(live).toMatchObject({ handoffs: 20, pairs: [{ to_agent: "Buyer", handoffs: 20 }] });
    expect(live.paths).toMatchObject([{ pattern: "/budget_usd", stage: "lost", handoffs: 7 }]);
    expect(live.examples).toHaveLength(7);
    expect({ ...added, pairs: [] }).toEqual({ ...live, pairs: [] });
  });

  it("of a day that changes later are never behind", async () => {
    const ctx = await projects.context();
    await record(ctx, handoffs());
    await addUpAll(ctx);

    await record(ctx, handoffs("late"));

    const late = await readAll(ctx);
    expect(late[0]?.handoffs).toBe(120);
    await addUpAll(ctx);
    await expectClose(ctx, late);
    await ctx.db.execute(sql`delete from handoff_gap where project_id = ${ctx.projectId}
      and trace_id like 'late%'`);
    expect((await readAll(ctx))[0]?.handoffs).toBe(60);
    await rebuildGapDays(ctx.db, ctx.projectId);
    expect((await readAll(ctx))[0]?.handoffs).toBe(60);
  });
});

/** Means are of sums that were added up in another order. */
async function expectClose(ctx: Context, wanted: GapsDto[]): Promise<void> {
  const rounded = (gaps: GapsDto[]): unknown =>
    JSON.parse(
      JSON.stringify(gaps, (_key, value: unknown) =>
        typeof value === "number" ? Math.round(value * 1e6) / 1e6 : value,
      ),
    );
  expect(rounded(await readAll(ctx))).toEqual(rounded(wanted));
}
