import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { AgentStatsQuery } from "@/lib/contracts/agent-stats";
import { PairListQuery } from "@/lib/contracts/pair";
import type { Json } from "@/lib/domain/json";
import { parseInstant } from "@/lib/domain/time";
import { listAgentStats } from "../agents/list-agent-stats";
import type { ServiceContext } from "../context";
import { ingestEvents } from "../events/ingest-events";
import { getPair } from "./get-pair";
import { listPairs } from "./list-pairs";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Told = { n: number; to: string; end: "complete" | "failed" | "open"; text?: string };

/** One a minute; the receiver comes `10 + n` ms later. */
function handoff({ n, to, end, text = "x" }: Told): Json[] {
  const at = (ms: number) => new Date(Date.UTC(2026, 0, 1, 0, n) + ms).toISOString();
  const own = { trace_id: `t${n}`, handoff_id: `${to}-${n}` };
  const from = { from_agent: "Desk/1", to_agent: to, task: "Go", context: { text } };
  return [
    { event: "handoff_initiated", ...own, at: at(0), ...from },
    { event: "handoff_received", ...own, at: at(10 + n), cold_start: n === 0 },
    ...(end === "complete" ? [{ event: "task_complete", ...own, at: at(1_000) }] : []),
    ...(end === "failed"
      ? [{ event: "task_failed", ...own, at: at(1_000), error: { type: "x", message: "" } }]
      : []),
  ];
}

async function withHandoffs(): Promise<ServiceContext> {
  const ctx = await projects.context();
  const values = [
    handoff({ n: 0, to: "Buyer", end: "complete" }),
    handoff({ n: 10, to: "Buyer", end: "complete", text: "y".repeat(3_000) }),
    handoff({ n: 20, to: "Buyer", end: "failed" }),
    handoff({ n: 30, to: "Buyer", end: "open" }),
    handoff({ n: 30, to: "buyer", end: "complete" }),
  ].flat();
  await ingestEvents(ctx, { source: "events", values });
  return ctx;
}

const asked = (more: object = {}) => PairListQuery.parse(more);

it("tells rates over what is decided, and keeps names apart that differ by case only", async () => {
  const ctx = await withHandoffs();

  const { items } = await listPairs(ctx, asked());

  expect(items).toMatchObject([
    { from_agent: "Desk/1", to_agent: "Buyer", count: 4, decided: 3, succeeded: 2 },
    { from_agent: "Desk/1", to_agent: "buyer", count: 1, decided: 1, success_rate: 1 },
  ]);
  expect(items[0]?.success_rate).toBeCloseTo(2 / 3);
  expect(items[0]?.success_interval?.[0]).toBeCloseTo(0.2077, 3);
  expect(items[0]?.components.handoff).toMatchObject({ n: 4 });
  expect(items[0]?.components.handoff?.p50).toBeCloseTo(25, 0);
});

it("looks at the period only: from its beginning, up to its end", async () => {
  const ctx = await withHandoffs();
  const period = { from: "2026-01-01T00:10:00Z", to: "2026-01-01T00:30:00Z" };

  const { items } = await listPairs(ctx, asked(period));
  const mine = await listPairs(ctx, asked({ agent: "buyer" }));

  expect(items).toMatchObject([{ to_agent: "Buyer", count: 2, decided: 2, succeeded: 1 }]);
  expect(mine.items.map(({ to_agent: to }) => to)).toEqual(["buyer"]);
});

it("shows one pair from every side", async () => {
  const ctx = await withHandoffs();

  const pair = await getPair(ctx, { fromAgent: "Desk/1", toAgent: "Buyer" });
  const nobody = await getPair(ctx, { fromAgent: "Buyer", toAgent: "Desk/1" });

  expect(pair.buckets.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  expect(pair.buckets[0]?.at).toBe("2026-01-01T00:00:00.000000000Z");
  expect(pair.sizes.map(({ bucket, count }) => [bucket, count])).toEqual([
    ["<500B", 3],
    ["2-5KB", 1],
  ]);
  expect(pair.starts.map(({ start, count }) => [start, count])).toContainEqual(["cold", 1]);
  expect(pair.distribution).toEqual([
    { from_ms: 8.192, to_ms: 16.384, count: 1 },
    { from_ms: 16.384, to_ms: 32.768, count: 2 },
    { from_ms: 32.768, to_ms: 65.536, count: 1 },
  ]);
  expect(nobody).toMatchObject({ count: 0, success_rate: null, buckets: [], distribution: [] });
});

it("gives every bucket of a given period its place on one grid", async () => {
  const ctx = await withHandoffs();
  const from = parseInstant("2026-01-01T00:00:00Z");

  const pair = await getPair(ctx, { fromAgent: "Desk/1", toAgent: "Buyer", from });

  expect(pair.buckets[0]?.at).toBe("2026-01-01T00:00:00.000000000Z");
});

it("says what every agent handed out and got", async () => {
  const ctx = await withHandoffs();

  const { items } = await listAgentStats(ctx, AgentStatsQuery.parse({}));

  expect(items.map(({ name, handoffs_out: out, in: got }) => [name, out, got.count])).toEqual([
    ["Buyer", 0, 4],
    ["Desk/1", 5, 0],
    ["buyer", 0, 1],
  ]);
  expect(items[1]).toMatchObject({ in: { success_rate: null }, handoff_ms: null });
});

it("lists the busiest of too many agents, and finds the others by name", async () => {
  const ctx = await withHandoffs();
  const list = async (more: object) => {
    const { items, total } = await listAgentStats(ctx, AgentStatsQuery.parse(more));
    return { names: items.map(({ name }) => name), total };
  };

  expect(await list({ limit: 2 })).toEqual({ names: ["Buyer", "Desk/1"], total: 3 });
  expect(await list({ limit: 1, q: "BUY" })).toEqual({ names: ["Buyer"], total: 2 });
  expect(await list({ name: "buyer" })).toEqual({ names: ["buyer"], total: 1 });
  expect(await list({ name: "buy" })).toEqual({ names: [], total: 0 });
});
