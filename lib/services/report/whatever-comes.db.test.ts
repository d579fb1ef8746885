import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { rollUpQuietHours } from "@/lib/analysis/roll-up";
import { addUpQuietFoundDays } from "@/lib/analysis/roll-up-found";
import { addUpQuietGapDays } from "@/lib/analysis/roll-up-gaps";
import { analyseDueTraces } from "@/lib/analysis/start-analysis";
import { AgentStatsList, AgentStatsQuery } from "@/lib/contracts/agent-stats";
import { EffectsDto, PatternStatsDto, PhaseStatsDto } from "@/lib/contracts/effects";
import { FindingCauseList, FindingCauseQuery } from "@/lib/contracts/finding-cause";
import { GapsDto } from "@/lib/contracts/gaps";
import { PairDetailDto, PairLatencyDto, PairList, PairListQuery } from "@/lib/contracts/pair";
import { RatingSampleDto, RatingSampleQuery } from "@/lib/contracts/rating-sample";
import { ReportDto } from "@/lib/contracts/report";
import { OverviewDto, OverviewQuery } from "@/lib/contracts/stats";
import type { Json } from "@/lib/domain/json";
import { listAgentStats } from "../agents/list-agent-stats";
import type { ServiceContext } from "../context";
import { getEffects } from "../effects/get-effects";
import { listByPattern, listByPhase } from "../effects/list-levels";
import { ingestEvents } from "../events/ingest-events";
import { listCauses } from "../findings/list-causes";
import { getGaps } from "../gaps/get-gaps";
import { getPair } from "../pairs/get-pair";
import { getPairLatency } from "../pairs/get-pair-latency";
import { listPairs } from "../pairs/list-pairs";
import { drawSample } from "../ratings/draw-sample";
import { getOverview } from "../stats/get-overview";
import { getReport } from "./get-report";
import { reportMarkdown } from "./report-markdown";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Told = {
  name: string;
  at?: string;
  from?: string;
  to?: string;
  end?: "complete" | "failed" | "open";
};

function handoff({
  name,
  at = "2026-01-01T00:00:00Z",
  from = "Desk",
  to = "Buyer",
  end = "complete",
}: Told): Json[] {
  const own = { trace_id: name, handoff_id: "h" };
  const when = (ms: number) => new Date(Date.parse(at) + ms).toISOString();
  const ends = {
    complete: [{ event: "task_complete", ...own, at: when(900), result: { done: true } }],
    failed: [{ event: "task_failed", ...own, at: when(900), error: { type: "x", message: "" } }],
    open: [],
  };
  return [
    {
      event: "handoff_initiated",
      ...own,
      at: when(0),
      from_agent: from,
      to_agent: to,
      task: "Go",
      context: { budget_usd: 5_000 },
    },
    { event: "handoff_received", ...own, at: when(100), context: { budget_usd: 5_000 } },
    ...ends[end],
  ];
}

const many = (told: Omit<Told, "name">) =>
  Array.from({ length: 30 }, (_, n) => handoff({ ...told, name: `t${n}` })).flat();

async function holding(values: Json[]): Promise<ServiceContext> {
  const ctx = await projects.context();
  if (values.length > 0) {
    const { rejected } = await ingestEvents(ctx, { source: "events", values });
    expect(rejected).toEqual([]);
  }
  const ever = new Date("9999-01-01");
  const due = { since: new Date(0), quietSince: ever, now: ctx.now };
  while ((await analyseDueTraces(ctx.db, due)) > 0);
  return ctx;
}

/** What every page asks for, in the form that the pages know. */
async function readPages(ctx: ServiceContext) {
  const pair = { fromAgent: "Desk", toAgent: "Buyer" };
  const report = ReportDto.parse(await getReport(ctx, {}));
  return {
    overview: OverviewDto.parse(await getOverview(ctx, OverviewQuery.parse({}))),
    agents: AgentStatsList.parse(await listAgentStats(ctx, AgentStatsQuery.parse({}))),
    pairs: PairList.parse(await listPairs(ctx, PairListQuery.parse({}))),
    pair: PairDetailDto.parse(await getPair(ctx, pair)),
    latency: PairLatencyDto.parse(await getPairLatency(ctx, pair)),
    gaps: GapsDto.parse(await getGaps(ctx, {})),
    causes: FindingCauseList.parse(await listCauses(ctx, FindingCauseQuery.parse({}))),
    effects: EffectsDto.parse(await getEffects(ctx, {})),
    patterns: PatternStatsDto.parse(await listByPattern(ctx, {})),
    phases: PhaseStatsDto.parse(await listByPhase(ctx, {})),
    sample: RatingSampleDto.parse(await drawSample(ctx, RatingSampleQuery.parse({}))),
    report,
    markdown: reportMarkdown(report),
  };
}

/** The same from handoffs and from what was added up of them. */
async function readTwice(values: Json[]) {
  const ctx = await holding(values);
  const { report: live, markdown: _, ...pages } = await readPages(ctx);
  const ever = new Date("9999-01-01");
  while ((await rollUpQuietHours(ctx.db, ever)) > 0);
  while ((await addUpQuietGapDays(ctx.db, ever)) > 0);
  while ((await addUpQuietFoundDays(ctx.db, ever)) > 0);
  const after = await readPages(ctx);
  const { report, markdown, ...others } = after;
  expect(others).toEqual(pages);
  expect(report).toEqual({ ...live, made_at: report.made_at });
  expect(markdown).not.toMatch(/NaN|Infinity|undefined|null/);
  return { ctx, ...after };
}

describe("every page's figures", () => {
  it("of nothing are unknown, not 0 % and not 100 %", async () => {
    const { overview, pairs, gaps, effects, report, sample } = await readTwice([]);

    expect(overview).toMatchObject({ handoffs: 0, success_rate: null, handoff_ms: null });
    expect(pairs.items).toEqual([]);
    expect(gaps).toMatchObject({ handoffs: 0, hops: [], pairs: [] });
    expect(effects).toEqual({ handoffs: 0, is_complete: true, items: [] });
    expect([report.from, report.to]).toEqual([null, null]);
    expect(report.figures).toMatchObject({ handoffs: 0, success_rate: null });
    expect(sample.items).toEqual([]);
  });

  it("of one handoff are of one: a pair with one sample is not sure of anything", async () => {
    const { overview, pair, pairs, gaps, effects, report } = await readTwice(
      handoff({ name: "one" }),
    );

    expect(overview).toMatchObject({ handoffs: 1, traces: 1, success_rate: 1 });
    expect(pair).toMatchObject({ count: 1, success_rate: 1, components: { handoff: { n: 1 } } });
    expect(pair.success_interval?.[0]).toBeLessThan(0.25);
    expect(pairs.items).toMatchObject([
      { count: 1, decided: 1, components: { handoff: { n: 1 } } },
    ]);
    expect(gaps).toMatchObject({ handoffs: 1, compared: 1, hops: [{ hop: 1, handoffs: 1 }] });
    expect(effects.handoffs).toBe(1);
    const levels = effects.items.flatMap((item) => item.levels);
    expect(levels.map(({ success, latency }) => [success, latency])).toEqual(
      levels.map(() => [null, null]),
    );
    expect(report.by_type.find(({ type }) => type === "route")).toMatchObject({ count: 1 });
  });

  it("of failures alone are failures", async () => {
    const { overview, agents, pairs, gaps, effects, report, sample } = await readTwice(
      many({ end: "failed" }),
    );

    expect(overview).toMatchObject({ handoffs: 30, success_rate: 0, failure_rate: 1 });
    expect(agents.items.find(({ name }) => name === "Buyer")?.in.success_rate).toBe(0);
    expect(pairs.items).toMatchObject([{ count: 30, decided: 30, success_rate: 0 }]);
    expect(gaps).toMatchObject({ handoffs: 30, compared: 30 });
    const levels = effects.items.flatMap((item) => item.levels);
    expect(levels.length).toBeGreaterThan(0);
    expect(levels.map((level) => level.with.success_rate)).toEqual(levels.map(() => 0));
    expect(report.by_type.find(({ type }) => type === "route")).toMatchObject({
      count: 30,
      success_rate: 0,
    });
    expect(sample.items).toHaveLength(20);
  });

  it("of what is in flight say nothing of success", async () => {
    const { overview, pairs, gaps, effects, report, sample } = await readTwice(
      many({ end: "open" }),
    );

    expect(overview).toMatchObject({ handoffs: 30, success_rate: null, failure_rate: null });
    expect(pairs.items[0]).toMatchObject({ count: 30, decided: 0, success_interval: null });
    expect(gaps.handoffs).toBe(30);
    expect(effects.handoffs).toBe(30);
    const levels = effects.items.flatMap((item) => item.levels);
    expect(levels.map(({ success, with: { success_rate: rate } }) => [success, rate])).toEqual(
      levels.map(() => [null, null]),
    );
    expect(report.figures).toMatchObject({ handoffs: 30, success_rate: null });
    expect(report.by_type.find(({ type }) => type === "route")).toMatchObject({
      count: 30,
      success_rate: null,
    });
    expect(sample.items).toEqual([]);
  });

  it("keep names apart that differ by case only", async () => {
    const told = [
      ...handoff({ name: "a" }),
      ...handoff({ name: "b", from: "DESK", end: "failed" }),
      ...handoff({ name: "c", to: "buyer" }),
    ];
    const { ctx, overview, agents, pair, pairs, gaps, effects, report } = await readTwice(told);

    expect(agents.items.map(({ name }) => name).sort()).toEqual(["Buyer", "DESK", "Desk", "buyer"]);
    const ways = pairs.items.map((each) => `${each.from_agent} → ${each.to_agent}: ${each.count}`);
    expect(ways.sort()).toEqual(["DESK → Buyer: 1", "Desk → Buyer: 1", "Desk → buyer: 1"]);
    expect(pair).toMatchObject({ count: 1, success_rate: 1 });
    expect([overview, gaps, effects, report.figures].map(({ handoffs }) => handoffs)).toEqual([
      3, 3, 3, 3,
    ]);
    const shouted = { from_agent: "DESK", to_agent: "Buyer" };
    expect((await getGaps(ctx, shouted)).handoffs).toBe(1);
    expect((await getEffects(ctx, shouted)).handoffs).toBe(1);
  });

  it("of thousands of agents are added up like those of few", async () => {
    const count = 3_000;
    const values = Array.from({ length: count }, (_, n) => {
      const [started] = handoff({ name: `t${n % 30}`, from: `A${n}`, to: `A${n + 1}` });
      return { ...Object(started), handoff_id: `h${n}`, context: {} };
    });

    const { overview, agents, pairs } = await readTwice(values);

    expect(overview.handoffs).toBe(count);
    expect(agents).toMatchObject({ total: count + 1 });
    expect(pairs.items).toHaveLength(1_000);
  });

  it("of clocks in 1970 and 2099 are all there", async () => {
    const { overview, pair, pairs, gaps, effects, report } = await readTwice([
      ...handoff({ name: "early", at: "1970-01-01T00:00:00Z" }),
      ...handoff({ name: "now" }),
      ...handoff({ name: "late", at: "2099-12-31T23:59:59Z", end: "failed" }),
    ]);

    expect(overview).toMatchObject({ handoffs: 3, traces: 3 });
    expect(overview.steps.length).toBeLessThan(200);
    expect(pair.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(pairs.items).toMatchObject([{ count: 3, decided: 3, succeeded: 2 }]);
    expect(gaps).toMatchObject({ handoffs: 3, compared: 3 });
    expect(effects.handoffs).toBe(3);
    expect(report.figures.handoffs).toBe(3);
    expect(report).toMatchObject({
      from: "1970-01-01T00:00:00.000000000Z",
      to: "2099-12-31T23:59:59.000000001Z",
    });
  });
});
