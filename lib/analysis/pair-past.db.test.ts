import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import type { Json } from "@/lib/domain/json";
import { ingestEvents } from "@/lib/services/events/ingest-events";
import { listFindings } from "@/lib/services/findings/list-findings";
import { rollUpQuietHours } from "./roll-up";
import { analyseDueTraces } from "./start-analysis";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<typeof projects.context>>;
type Made = {
  day: number;
  isFailed?: boolean;
  justification?: string;
  initMs?: number;
  isCold?: boolean;
};

const FOREVER = new Date("9999-01-01");
const LAST_DAY = Date.UTC(2026, 0, 29, 9);
const DAY_MS = 86_400_000;

/** One handoff of a trace of its own, so many days before the last one. */
function handoff(id: string, { day, isFailed, justification, initMs, isCold }: Made): Json[] {
  const own = { trace_id: id, handoff_id: id };
  const at = (ms: number) => new Date(LAST_DAY - day * DAY_MS + ms).toISOString();
  const context = { city: "Berlin" };
  const timing = initMs === undefined ? {} : { timing: { init_ms: initMs } };
  return [
    {
      event: "handoff_initiated",
      ...own,
      at: at(0),
      from_agent: "Desk",
      to_agent: "Buyer",
      task: "Buy it",
      context,
      ...(justification === undefined ? {} : { justification }),
    },
    {
      event: "handoff_received",
      ...own,
      at: at(initMs === undefined ? 100 : initMs + 20),
      context,
      ...(isCold === undefined ? {} : { cold_start: isCold }),
      ...timing,
    },
    isFailed
      ? { event: "task_failed", ...own, at: at(900), error: { type: "x", message: "" } }
      : { event: "task_complete", ...own, at: at(900) },
  ];
}

async function found(ctx: Context, made: Made[], last: Made): Promise<string[]> {
  const values = made.flatMap((one, index) => handoff(`t${index}`, one));
  await ingestEvents(ctx, { source: "events", values });
  await analyse(ctx);
  while ((await rollUpQuietHours(ctx.db, FOREVER)) > 0);
  await ingestEvents(ctx, { source: "events", values: handoff("last", last) });
  await analyse(ctx);
  const { items } = await listFindings(ctx, { limit: 100 });
  return items
    .filter(({ trace_id }) => trace_id === "last")
    .flatMap(({ kind, evidence }) => evidence.map(({ text }) => `${kind}: ${text}`));
}

async function analyse(ctx: Context): Promise<void> {
  const round = { since: new Date(0), quietSince: FOREVER, now: ctx.now };
  while ((await analyseDueTraces(ctx.db, round)) > 0);
}

const week = (from: number, count: number, of: Omit<Made, "day">): Made[] =>
  Array.from({ length: count }, (_, index) => ({ ...of, day: from + (index % 6) }));

describe("what is known of a pair of agents from other traces", () => {
  it("tells a failure of a pair that fails more than the week before", async () => {
    const made = [...week(8, 60, {}), ...week(1, 40, {}), ...week(1, 20, { isFailed: true })];

    const texts = await found(await projects.context(), made, { day: 0, isFailed: true });

    expect(texts).toEqual(["regression: Success 66.7 % of 60, the week before 100 % of 60."]);
  });

  it("says nothing of a week that is no worse", async () => {
    const made = [...week(8, 60, {}), ...week(1, 60, {})];

    expect(await found(await projects.context(), made, { day: 0, isFailed: true })).toEqual([]);
  });

  it("compares a cold start with the warm ones of the week", async () => {
    const made = week(1, 6, { initMs: 80, isCold: false });
    const cold = { day: 0, initMs: 900, isCold: true };

    const texts = await found(await projects.context(), made, cold);

    expect(texts).toEqual([
      "cold-start: Starting took 900 ms, 98 % of the latency; warm, 95 % take at most 80 ms.",
    ]);
  });

  it("asks for a reason only of a sender that gives some", async () => {
    const silent = await found(await projects.context(), week(1, 3, {}), { day: 0 });
    const giving = await found(
      await projects.context(),
      week(1, 3, { justification: "It can buy" }),
      { day: 0 },
    );

    expect(silent).toEqual([]);
    expect(giving).toEqual([
      "missing-justification: The handoff has no justification; others of this sender have.",
    ]);
  });
});
