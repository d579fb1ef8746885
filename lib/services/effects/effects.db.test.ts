import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { analyseDueTraces } from "@/lib/analysis/start-analysis";
import { rollUpQuietHours } from "@/lib/analysis/roll-up";
import type { Json } from "@/lib/domain/json";
import { parseInstant } from "@/lib/domain/time";
import { ingestEvents } from "../events/ingest-events";
import { listFindings } from "../findings/list-findings";
import { getEffects } from "./get-effects";
import { findKindEffect } from "./kind-effect";
import { listByPattern, listByPhase } from "./list-levels";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const FOREVER = { since: new Date(0), quietSince: new Date("9999-01-01") };

/** 60 with a reason of which all succeed, 60 without of which half do; odd ones pulled, in 200 ms not 100. */
function handoffs(): Json[] {
  return Array.from({ length: 120 }, (_, n) => {
    const start = Date.UTC(2026, 0, 1) + n * 60_000;
    const at = (ms: number) => new Date(start + ms).toISOString();
    const own = { trace_id: `t${n}`, handoff_id: "h" };
    const isPulled = n % 2 === 1;
    const fails = n >= 60 && n % 4 < 2;
    const end = fails
      ? { event: "task_failed", ...own, at: at(900), error: { type: "x", message: "" } }
      : { event: "task_complete", ...own, at: at(900) };
    return [
      {
        event: "handoff_initiated",
        ...own,
        at: at(0),
        from_agent: "Desk",
        to_agent: "Buyer",
        task: "Go",
        context: { budget_usd: 5000 },
        pattern: isPulled ? "pull" : "push",
        ...(n < 100 ? { phase: "ready" } : {}),
        ...(n < 60 ? { justification: "Buys better" } : {}),
      },
      { event: "handoff_received", ...own, at: at(isPulled ? 200 : 100) },
      end,
    ];
  }).flat();
}

describe("effects", () => {
  it("are found in rollups and in what is not rolled up yet", async () => {
    const ctx = await projects.context();
    await ingestEvents(ctx, { source: "events", values: handoffs() });
    const live = await getEffects(ctx, {});
    while ((await rollUpQuietHours(ctx.db, new Date("9999-01-01"))) > 0);

    const effects = await getEffects(ctx, {});

    expect(effects).toEqual(live);
    const justified = effects.items.find(({ trait }) => trait === "justified")?.levels[0];
    expect(justified).toMatchObject({
      with: { decided: 60, succeeded: 60 },
      without: { decided: 60, succeeded: 30 },
      success: { difference: 0.5, n: 120, verdict: "higher" },
      latency: { verdict: "no_difference" },
    });
    const pulled = effects.items
      .find(({ trait }) => trait === "pattern")
      ?.levels.find(({ level }) => level === "pull");
    expect(pulled?.latency?.ratio).toBeCloseTo(2, 1);
    expect(pulled?.latency?.verdict).toBe("higher");
  });

  it("are of one pair where it is asked for", async () => {
    const ctx = await projects.context();
    const others = handoffs().map((event) => ({
      ...Object(event),
      trace_id: "other",
      handoff_id: `o${Object(event).trace_id}`,
      to_agent: "Writer",
    }));
    await ingestEvents(ctx, { source: "events", values: [...handoffs(), ...others] });
    const ofBuyer = () => getEffects(ctx, { from_agent: "Desk", to_agent: "Buyer" });
    const live = await ofBuyer();
    while ((await rollUpQuietHours(ctx.db, new Date("9999-01-01"))) > 0);

    expect(live).toMatchObject({ handoffs: 120, is_complete: true });
    expect(await getEffects(ctx, {}, 6)).toMatchObject({ is_complete: false });
    expect((await getEffects(ctx, {})).handoffs).toBe(240);
    expect(await ofBuyer()).toEqual(live);
  });

  it("stand side by side by pattern and phase", async () => {
    const ctx = await projects.context();
    await ingestEvents(ctx, { source: "events", values: handoffs() });

    const patterns = await listByPattern(ctx, {});
    const phases = await listByPhase(ctx, {});

    expect(patterns.items.map(({ pattern, count }) => [pattern, count])).toEqual([
      ["push", 60],
      ["pull", 60],
    ]);
    expect(phases).toMatchObject({ items: [{ phase: "ready", count: 100 }], without_phase: 20 });
  });

  it("of a finding are those of the handoffs that have it", async () => {
    const ctx = await projects.context();
    await ingestEvents(ctx, { source: "events", values: handoffs() });
    for (let due = 1; due > 0;) {
      due = await analyseDueTraces(ctx.db, { ...FOREVER, now: ctx.now });
    }

    const effect = await findKindEffect(ctx, { kind: "missing-justification", period: {} });
    const none = await findKindEffect(ctx, { kind: "credential-leak", period: {} });

    expect(effect).toMatchObject({ with: 0.5, without: 1, n: 120 });
    expect(effect?.interval[1]).toBeLessThan(-0.3);
    expect(none).toBeNull();
    const of = { limit: 5, kind: "missing-justification" as const };
    const asked = await listFindings(ctx, { ...of, effects: true });
    const before = { to: parseInstant("2026-01-01T00:00:30Z") };
    const early = await listFindings(ctx, { ...of, ...before, effects: true });
    const plain = await listFindings(ctx, of);
    expect(asked.items.map(({ project_effect }) => project_effect)).toEqual(
      asked.items.map(() => effect),
    );
    expect(asked.items).toHaveLength(5);
    expect([...early.items, ...plain.items].map((item) => item.project_effect)).toEqual(
      [...early.items, ...plain.items].map(() => null),
    );
  });
});
