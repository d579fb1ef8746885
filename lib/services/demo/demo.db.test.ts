import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { rollUpQuietHours } from "@/lib/analysis/roll-up";
import { OverviewQuery } from "@/lib/contracts/stats";
import { TraceId } from "@/lib/domain/ids";
import { reportMarkdown } from "../report/report-markdown";
import { ingestEvents } from "../events/ingest-events";
import { getReport } from "../report/get-report";
import { getOverview } from "../stats/get-overview";
import { listByType, listBySize, listReasons } from "../stats/list-breakdowns";
import { getTrace } from "../traces/get-trace";
import { loadDemo } from "./load-demo";
import { removeDemo } from "./remove-demo";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<typeof projects.context>>;
const caseStudy = sql`first_sign_at >= extract(epoch from timestamptz '2025-06-01Z') * 1e9
  and first_sign_at < extract(epoch from timestamptz '2025-09-01Z') * 1e9`;

async function count(ctx: Context, by: "type" | "outcome" | "reason") {
  const rows = await ctx.db.execute<{ name: string | null; n: number }>(sql`
    select ${sql.identifier(by)} as name, count(*)::int as n from handoff
    where project_id = ${ctx.projectId} and ${caseStudy} group by 1`);
  return Object.fromEntries(rows.map(({ name, n }) => [name ?? "none", n]));
}

const PERIOD = OverviewQuery.parse({ from: "2025-06-01T00:00:00Z", to: "2025-09-01T00:00:00Z" });

/** The published tables, as the statistics tell them. */
async function tables(ctx: Context) {
  const { handoffs, traces, previous, steps, ...overview } = await getOverview(ctx, PERIOD);
  const [types, sizes, reasons] = await Promise.all([
    listByType(ctx, PERIOD),
    listBySize(ctx, PERIOD),
    listReasons(ctx, PERIOD),
  ]);
  return {
    handoffs,
    traces,
    before: previous?.handoffs,
    inSteps: steps.reduce((sum, { count: n }) => sum + n, 0),
    rates: [overview.success_rate, overview.failure_rate, overview.incomplete_rate].map(percent),
    types: Object.fromEntries(types.items.map(({ type, count: n }) => [type, n])),
    sizes: sizes.items.map(({ bucket, count: n, success_rate: rate, avg_handoff_ms: ms }) => [
      bucket,
      n,
      percent(rate),
      // The set is dealt from quantiles: its means are within 2 ms of the published ones.
      Math.round((ms ?? 0) / 5) * 5,
    ]),
    reasons: Object.fromEntries(reasons.items.map(({ reason, count: n }) => [reason, n])),
    none: reasons.without_reason,
  };
}

function percent(rate: number | null): number {
  return Number(((rate ?? 0) * 100).toFixed(1));
}

describe("the demo", () => {
  it("is the case study once it is stored, and leaves nothing behind", async () => {
    const ctx = await projects.context();
    const own = { trace_id: "mine", handoff_id: "h", at: "2026-01-01T00:00:00Z" };
    await ingestEvents(ctx, {
      source: "native",
      values: [{ event: "handoff_initiated", ...own, from_agent: "Research", to_agent: "b" }],
    });

    const loaded = await loadDemo(ctx);
    const again = await loadDemo(ctx);

    expect(again).toEqual(loaded);
    expect(await count(ctx, "type")).toEqual({
      route: 4820,
      delegate: 2145,
      return: 3240,
      escalate: 425,
      loop: 212,
    });
    expect(await count(ctx, "outcome")).toEqual({ succeeded: 9466, failed: 1105, incomplete: 271 });
    expect(await count(ctx, "reason")).toEqual({
      task_classification: 2840,
      missing_capability: 1650,
      complexity_threshold: 980,
      approval_required: 425,
      error_recovery: 212,
      timeout: 105,
      cost_limit: 85,
      none: 4545,
    });
    const live = await tables(ctx);
    while ((await rollUpQuietHours(ctx.db, new Date("9999-01-01"))) > 0);
    expect(await tables(ctx)).toEqual(live);
    expect(live).toEqual({
      handoffs: 10_842,
      traces: 6_240,
      before: 0,
      inSteps: 10_842,
      rates: [87.3, 10.2, 2.5],
      types: { route: 4820, delegate: 2145, return: 3240, escalate: 425, loop: 212 },
      sizes: [
        ["<500B", 2840, 92.1, 95],
        ["500B-2KB", 4210, 89.5, 180],
        ["2-5KB", 2450, 84.2, 340],
        ["5-10KB", 980, 78.6, 620],
        [">10KB", 362, 68.8, 1150],
      ],
      reasons: {
        task_classification: 2840,
        missing_capability: 1650,
        complexity_threshold: 980,
        approval_required: 425,
        error_recovery: 212,
        timeout: 105,
        cost_limit: 85,
      },
      none: 4545,
    });
    const report = await getReport(ctx, PERIOD);
    expect(report.by_type.map(({ count }) => count)).toEqual(
      report.by_type.map(({ published }) => published.count),
    );
    expect(report.by_size.map(({ count }) => count)).toEqual(
      report.by_size.map(({ published }) => published.count),
    );
    expect(report.reasons.map(({ count }) => count)).toEqual(
      report.reasons.map(({ published_count: published }) => published),
    );
    const { handoffs, traces } = report.published;
    expect(report.figures).toMatchObject({ handoffs, traces });
    expect(reportMarkdown(report)).toContain(
      "weighted by size they give 87.3 %, weighted by type 92.1 %",
    );
    const scenario = await getTrace(ctx, TraceId.parse("demo-escalation-waiting"));
    expect(scenario.trace.status).toBe("waiting");

    await removeDemo(ctx);

    const left = await ctx.db.execute<{ n: number }>(sql`
      select (select count(*) from trace where project_id = ${ctx.projectId})
        + (select count(*) from handoff where project_id = ${ctx.projectId})
        + (select count(*) from event where project_id = ${ctx.projectId})
        + (select count(*) from agent where project_id = ${ctx.projectId}) as n`);
    expect(Number(left[0]?.n)).toBe(5);
    expect((await getTrace(ctx, TraceId.parse("mine"))).handoffs).toHaveLength(1);
  }, 240_000);
});
