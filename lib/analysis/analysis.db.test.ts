import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { contextLostAtHop2 } from "@/lib/demo/scenarios/context-lost-at-hop-2";
import { leak } from "@/lib/demo/scenarios/leak";
import { prematureBounce } from "@/lib/demo/scenarios/premature-bounce";
import { stagedSuccess } from "@/lib/demo/scenarios/staged-success";
import { TraceId } from "@/lib/domain/ids";
import { nanos } from "@/lib/domain/time";
import { applyRetention, saveRetention } from "@/lib/services/data-life/retention";
import { QueryText } from "@/lib/contracts/query-text";
import type { Json } from "@/lib/domain/json";
import { ingestEvents } from "@/lib/services/events/ingest-events";
import { listFindings } from "@/lib/services/findings/list-findings";
import { getGaps } from "@/lib/services/gaps/get-gaps";
import { listHandoffs } from "@/lib/services/handoffs/list-handoffs";
import { getTrace } from "@/lib/services/traces/get-trace";
import { analyseDueTraces } from "./start-analysis";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<typeof projects.context>>;
const DAY = 86_400_000_000_000n;
const FOREVER = { since: new Date(0), quietSince: new Date("9999-01-01") };

async function send(ctx: Context, values: unknown, source = "demo"): Promise<void> {
  await ingestEvents(ctx, { source, values: values as Json[] });
}

describe("the analysis of quiet traces", () => {
  it("finds what went missing and who needed it, once", async () => {
    const ctx = await projects.context();
    await send(ctx, contextLostAtHop2(TEST_NOW));

    await analyseDueTraces(ctx.db, { ...FOREVER, now: ctx.now });
    const again = await analyseDueTraces(ctx.db, { ...FOREVER, now: ctx.now });

    expect(again).toBe(0);
    const { items } = await listFindings(ctx, { limit: 50 });
    expect(items.map(({ kind }) => kind)).toContain("lost-across-hops");
    expect(items.map(({ kind }) => kind)).toContain("transfer-loss");
  });

  it("finds nothing wrong with what went as it should, and what was asked for too early", async () => {
    const healthy = await projects.context();
    await send(healthy, stagedSuccess(TEST_NOW));
    const early = await projects.context();
    await send(early, prematureBounce(TEST_NOW));

    await analyseDueTraces(healthy.db, { ...FOREVER, now: healthy.now });

    expect((await listFindings(healthy, { limit: 50 })).items).toEqual([]);
    const { items } = await listFindings(early, { limit: 50 });
    expect(items.map(({ kind }) => kind)).toContain("premature-handoff");
  });

  it("shows a leaked secret on the trace and on its handoffs, without the secret", async () => {
    const ctx = await projects.context();
    await send(ctx, leak(TEST_NOW));
    await analyseDueTraces(ctx.db, { ...FOREVER, now: ctx.now });

    const { trace, handoffs } = await getTrace(ctx, TraceId.parse("demo-leak"));

    const leaks = trace.findings.filter(({ kind }) => kind === "credential-leak");
    expect(leaks).toHaveLength(2);
    expect(leaks[0]?.severity).toBe("critical");
    expect(handoffs.some(({ findings }) => findings.includes(leaks[0]?.id ?? ""))).toBe(true);
  });

  it("looks again when a trace goes on, and forgets what is no longer so", async () => {
    const ctx = await projects.context();
    const own = { trace_id: "t", handoff_id: "h" };
    const at = (second: number) => `2026-01-01T00:00:0${second}Z`;
    const context = { budget_usd: 5000, city: "Berlin" };
    await send(ctx, [
      {
        event: "handoff_initiated",
        ...own,
        event_id: "1",
        at: at(1),
        from_agent: "a",
        to_agent: "b",
        task: "Go",
        justification: "Buys better",
        context,
      },
      { event: "handoff_received", ...own, event_id: "2", at: at(3), context: { city: "Berlin" } },
    ]);
    await analyseDueTraces(ctx.db, { ...FOREVER, now: ctx.now });
    const before = await listFindings(ctx, { limit: 50, trace_id: TraceId.parse("t") });

    await send(ctx, [{ event: "handoff_received", ...own, event_id: "3", at: at(2), context }]);
    const due = await analyseDueTraces(ctx.db, { ...FOREVER, now: ctx.now });
    const after = await listFindings(ctx, { limit: 50, trace_id: TraceId.parse("t") });

    expect(before.items.map(({ kind }) => kind)).toEqual(["transfer-loss"]);
    expect(due).toBe(1);
    expect(after.items).toEqual([]);
  });
});

it("keeps what it found in text that retention took away, when the trace goes on", async () => {
  const ctx = await projects.context();
  await send(ctx, contextLostAtHop2(TEST_NOW), "native");
  await analyseDueTraces(ctx.db, { ...FOREVER, now: ctx.now });
  const found = async () => ({
    gaps: await getGaps(ctx, { to: nanos(TEST_NOW + DAY) }),
    findings: await listFindings(ctx, { limit: 50 }),
  });
  const before = await found();
  const later = nanos(TEST_NOW + 400n * DAY);
  await saveRetention(ctx, { traces: null, work: null, bodies: 30 });
  expect(await applyRetention(ctx.db, () => later)).toBe(1);

  const [first] = before.gaps.examples;
  const rated = {
    event: "quality_rated",
    trace_id: first?.trace_id,
    handoff_id: first?.handoff_id,
  };
  await send(ctx, [{ ...rated, at: "2026-02-01T00:00:00Z", score: 0.9, rater: "ann" }]);
  expect(await analyseDueTraces(ctx.db, { ...FOREVER, now: ctx.now })).toBe(1);

  expect(before.findings.items).not.toEqual([]);
  expect(await found()).toEqual(before);
});

describe("the gaps of a period", () => {
  it("ranks fields, hops and pairs from what was analysed, and says what is still to come", async () => {
    const ctx = await projects.context();
    await send(ctx, contextLostAtHop2(TEST_NOW));
    const before = await getGaps(ctx, {});
    await analyseDueTraces(ctx.db, { ...FOREVER, now: ctx.now });

    const gaps = await getGaps(ctx, {});

    expect(before).toMatchObject({ handoffs: 0, pending_traces: 1 });
    expect(gaps.pending_traces).toBe(0);
    expect(gaps.handoffs).toBe(3);
    expect(gaps.paths.map(({ pattern }) => pattern)).toContain("/constraints/minimum_results");
    expect(gaps.hops.map(({ hop }) => hop)).toEqual([1, 2]);
    expect(gaps.hops[1]?.survival).toBeLessThan(gaps.hops[0]?.survival ?? 0);
    expect(gaps.pairs[0]).toMatchObject({ from_agent: "Research", to_agent: "Analysis" });
    expect(gaps.examples[0]?.handoff_id).toBe(gaps.paths[0]?.example.handoff_id);
  });

  it("counts what its links find", async () => {
    const ctx = await projects.context();
    await send(ctx, contextLostAtHop2(TEST_NOW));
    await analyseDueTraces(ctx.db, { ...FOREVER, now: ctx.now });
    const gaps = await getGaps(ctx, {});
    const count = async (q: string) =>
      (await listHandoffs(ctx, { limit: 50, q: QueryText.parse(q) })).items.length;

    for (const { stage, handoffs } of gaps.stages) {
      expect([stage, await count(`gap:${stage}`)]).toEqual([stage, handoffs]);
    }
    for (const { hop, handoffs, with_loss: withLoss } of gaps.hops) {
      expect(await count(`hop:${hop}`)).toBe(handoffs);
      expect(await count(`hop:${hop} gap:withheld,lost`)).toBe(withLoss);
    }
    for (const { stage, pattern, handoffs } of gaps.paths) {
      expect(await count(`${stage}:"${pattern}"`)).toBe(handoffs);
    }
    expect(gaps.paths.length).toBeGreaterThan(0);
  });

  it("is empty for another time", async () => {
    const ctx = await projects.context();
    await send(ctx, contextLostAtHop2(TEST_NOW));
    await analyseDueTraces(ctx.db, { ...FOREVER, now: ctx.now });

    const gaps = await getGaps(ctx, { to: nanos(1n) });

    expect(gaps).toMatchObject({ handoffs: 0, pending_traces: 0, paths: [], pairs: [], hops: [] });
  });
});
