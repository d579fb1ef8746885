import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TraceKey } from "@/db/queries/analysis";
import { finding, trace } from "@/db/schema";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { contextLostAtHop2 } from "@/lib/demo/scenarios/context-lost-at-hop-2";
import { pingPong } from "@/lib/demo/scenarios/ping-pong";
import { ANALYSIS_VERSION } from "@/lib/domain/findings/analysis-version";
import type { Json } from "@/lib/domain/json";
import { ingestEvents } from "@/lib/services/events/ingest-events";
import { listFindings } from "@/lib/services/findings/list-findings";
import { analyseDueTraces } from "./start-analysis";
import { reanalyseSlice } from "./start-reanalysis";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<typeof projects.context>>;

async function send(ctx: Context, values: unknown): Promise<void> {
  await ingestEvents(ctx, { source: "demo", values: values as Json[] });
}

async function analyse(ctx: Context): Promise<number> {
  const quietSince = new Date("9999-01-01");
  return analyseDueTraces(ctx.db, { since: new Date(0), quietSince, now: ctx.now });
}

/** As an older version left it: without what is found today. */
async function makeOld(ctx: Context): Promise<void> {
  await ctx.db.delete(finding).where(eq(finding.projectId, ctx.projectId));
  await ctx.db
    .update(trace)
    .set({ analysisVersion: ANALYSIS_VERSION - 1 })
    .where(eq(trace.projectId, ctx.projectId));
}

async function walk(ctx: Context): Promise<number> {
  let after: TraceKey | undefined;
  let slices = 0;
  do {
    after = await reanalyseSlice(ctx.db, { after, now: ctx.now });
    slices += 1;
  } while (after);
  return slices;
}

async function kindsOf(ctx: Context): Promise<string[]> {
  const { items } = await listFindings(ctx, { limit: 100 });
  return items.map(({ kind }) => kind);
}

describe("the analysis of older traces", () => {
  it("finds what an older version did not look for, in every project", async () => {
    const [one, other] = [await projects.context(), await projects.context()];
    await send(one, pingPong(TEST_NOW));
    await send(other, contextLostAtHop2(TEST_NOW));
    await analyse(one);
    await makeOld(one);
    await makeOld(other);

    await walk(one);

    expect(await kindsOf(one)).toContain("handoff-loop");
    expect(await kindsOf(other)).toContain("lost-across-hops");
    // And leaves them as the analysis of today does.
    expect(await analyse(one)).toBe(0);
  });

  it("leaves alone what is up to date, and what the next round will look at anyway", async () => {
    const ctx = await projects.context();
    await send(ctx, pingPong(TEST_NOW));
    await analyse(ctx);
    await ctx.db.delete(finding).where(eq(finding.projectId, ctx.projectId));
    await walk(ctx);
    const upToDate = await kindsOf(ctx);

    await send(ctx, contextLostAtHop2(TEST_NOW));
    await walk(ctx);

    expect(upToDate).toEqual([]);
    expect(await kindsOf(ctx)).toEqual([]);
  });

  it("ends where there is nothing", async () => {
    const ctx = await projects.context();

    expect(await walk(ctx)).toBeLessThanOrEqual(3);
  });
});
