import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureDay } from "@/db/queries/partitions";
import { finding } from "@/db/schema";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { HandoffListQuery, TraceListQuery } from "@/lib/contracts/trace";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { nanos, nanosFromMs } from "@/lib/domain/time";
import { ingestEvents } from "../events/ingest-events";
import { listHandoffs } from "../handoffs/list-handoffs";
import { indexTraces } from "../search/index-traces";
import { listTraces } from "./list-traces";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let ctx: Awaited<ReturnType<typeof projects.context>>;

const second = (n: number) => nanos(TEST_NOW + nanosFromMs(n * 1000)).toString();
/** Without waiting for a trace to come to rest. */
const NOW = { restMs: 0 };

type Sketch = { trace: string; id: string; at: number; more?: Record<string, Json> };

function initiated({ trace, id, at, more }: Sketch): Json {
  return {
    event: "handoff_initiated",
    trace_id: trace,
    handoff_id: id,
    at: second(at),
    from_agent: "Research",
    to_agent: "Data Agent",
    ...more,
  };
}

function ended(trace: string, id: string, at: number, more: Record<string, Json> = {}): Json[] {
  const key = { trace_id: trace, handoff_id: id };
  const end = "error" in more ? "task_failed" : "task_complete";
  return [
    { event: "handoff_received", ...key, at: second(at), agent: "Data Agent" },
    { event: end, ...key, at: second(Math.ceil(at) + 2), ...more },
  ];
}

/** Three traces: one that went well, one with a failed and a good handoff, one that still runs. */
const events: Json[] = [
  {
    event: "trace_started",
    trace_id: "good",
    at: second(0),
    name: "Quarterly report",
    session_id: "c-1",
  },
  initiated({
    trace: "good",
    id: "g1",
    at: 0,
    more: {
      task: "Summarise the annual budget",
      reason: "task_classification",
      context: {
        owner: "ana@example.com",
        limit: 50000,
        note: 'said "hello"\nworld',
        id: "550e8400-e29b-41d4-a716-446655440000",
      },
      timing: { init_ms: 20 },
      pattern: "push",
      mode: "sync",
      phase: "ready",
      justification: "It knows the numbers",
    },
  }),
  ...ended("good", "g1", 0.08, {
    usage: { input_tokens: 900, output_tokens: 300, cost_usd: 0.75 },
  }),
  initiated({
    trace: "bad",
    id: "b1",
    at: 10,
    more: {
      from_agent: "planner",
      to_agent: "Research",
      reason: "Timeout",
    },
  }),
  ...ended("bad", "b1", 10.9, { error: { type: "ToolError", message: "quota exhausted" } }),
  initiated({
    trace: "bad",
    id: "b2",
    at: 20,
    more: { context: { blob: "x".repeat(12_000) }, from_service: "billing" },
  }),
  ...ended("bad", "b2", 20.2, { quality: 0.9 }),
  initiated({
    trace: "open",
    id: "o1",
    at: 30,
    more: { from_agent: "Research", to_agent: "Research", type: "loop" },
  }),
];

beforeAll(async () => {
  projects = await openTestProjects();
  ctx = await projects.context();
  const other = await projects.context();
  await ensureDay(projects.db, "2026-01-15");
  await ingestEvents(ctx, { values: events, source: "native" });
  await ingestEvents(other, { values: events.slice(0, 4), source: "elsewhere" });
  while ((await indexTraces(ctx.db, NOW)) === "more");
  const found = { projectId: ctx.projectId, traceId: TraceId.parse("bad"), startedAt: TEST_NOW };
  await projects.db.insert(finding).values(
    (["open", "muted"] as const).map((status) => ({
      ...found,
      id: status,
      causeId: status,
      kind: status === "open" ? ("handoff-loop" as const) : ("misroute" as const),
      severity: "high" as const,
      title: "A loop",
      handoffIds: [HandoffId.parse("b2")],
      evidence: [],
      status,
    })),
  );
});
afterAll(() => projects.close());

const traces = async (q: string) =>
  (await listTraces(ctx, TraceListQuery.parse({ q }))).items.map(({ id }) => id).sort();
const handoffs = async (q: string) =>
  (await listHandoffs(ctx, HandoffListQuery.parse({ q }))).items.map(({ id }) => id).sort();

describe("which traces and handoffs a query finds", () => {
  it.each([
    ["", ["bad", "good", "open"], ["b1", "b2", "g1", "o1"]],
    ["from:research", ["bad", "good", "open"], ["b2", "g1", "o1"]],
    ["from:RESEARCH", ["bad", "good", "open"], ["b2", "g1", "o1"]],
    ["from:nobody", [], []],
    ['to:"data agent"', ["bad", "good"], ["b2", "g1"]],
    ["to:research", ["bad", "open"], ["b1", "o1"]],
    ["agent:planner", ["bad"], ["b1"]],
    ["outcome:failed", ["bad"], ["b1"]],
    ["outcome:failed,in_flight", ["bad", "open"], ["b1", "o1"]],
    ["type:loop", ["open"], ["o1"]],
    ["status:running", ["open"], ["o1"]],
    ["status:succeeded", ["good"], ["g1"]],
    ["reason:timeout", ["bad"], ["b1"]],
    ["error:toolerror", ["bad"], ["b1"]],
    ["has:error", ["bad"], ["b1"]],
    ["has:session", ["good"], ["g1"]],
    ["has:usage", ["good"], ["g1"]],
    ["flag:clock_skew", [], []],
    ["finding:handoff-loop", ["bad"], ["b2"]],
    ["finding:misroute", [], []],
    ["-finding:handoff_loop", ["good", "open"], ["b1", "g1", "o1"]],
    ["bytes:>10kb", ["bad"], ["b2"]],
    ["bytes:<10kb", ["good"], ["g1"]],
    ["latency:>500ms", ["bad"], ["b1"]],
    ["latency:<=80ms", ["good"], ["g1"]],
    ["init:20ms", ["good"], ["g1"]],
    ["network:>0ms", [], []],
    ["execution:>=1s", ["bad", "good"], ["b1", "b2", "g1"]],
    ["duration:>10s", ["bad"], ["b1", "b2"]],
    ["duration:3s", ["good"], ["g1"]],
    ["handoffs:>=2", ["bad"], ["b1", "b2"]],
    ["spans:0", ["bad", "good", "open"], ["b1", "b2", "g1", "o1"]],
    ["errors:>0", ["bad"], ["b1", "b2"]],
    ["tokens:1200", ["good"], ["g1"]],
    ["tokens:>1200", [], []],
    ["cost:>0.5", ["good"], ["g1"]],
    ["quality:>0.7", ["bad"], ["b2"]],
    ["pattern:push", ["good"], ["g1"]],
    ["mode:sync", ["good"], ["g1"]],
    ["phase:ready", ["good"], ["g1"]],
    ["explicit:unknown,false,true", ["bad", "good", "open"], ["b1", "b2", "g1", "o1"]],
    ["justified:true", ["good"], ["g1"]],
    ["validated:false", ["bad", "good", "open"], ["b1", "b2", "g1", "o1"]],
    ["staged:true", [], []],
    ["pooled:false", [], []],
    ["source:native", ["bad", "good", "open"], ["b1", "b2", "g1", "o1"]],
    ["source:elsewhere", [], []],
    ["service:billing", ["bad"], ["b2"]],
    ["session:c-1", ["good"], ["g1"]],
    ["trace:open", ["open"], ["o1"]],
    ["handoff:b2", ["bad"], ["b2"]],
    ["after:2026-01-15T12:00:05Z", ["bad", "open"], ["b1", "b2", "o1"]],
    ["before:2026-01-15T12:00:05Z", ["good"], ["g1"]],
    // Together on one handoff.
    ["outcome:failed from:planner", ["bad"], ["b1"]],
    ["outcome:failed from:research", [], []],
    ["from:research bytes:>10kb outcome:succeeded", ["bad"], ["b2"]],
    // What must not be.
    ["-outcome:failed", ["good", "open"], ["b2", "g1", "o1"]],
    ["-from:planner", ["good", "open"], ["b2", "g1", "o1"]],
    ["outcome:succeeded -from:planner", ["bad", "good"], ["b2", "g1"]],
    ["-status:failed,running", ["good"], ["g1"]],
    ["-latency:>500ms", ["good", "open"], ["b2", "g1", "o1"]],
    // Words: of a trace whichever part has them, of a handoff its own.
    ["budget", ["good"], ["g1"]],
    ["budg", ["good"], ["g1"]],
    ['"annual budget"', ["good"], ["g1"]],
    ['"budget annual"', [], []],
    ['"annual budg"', [], []],
    ["quarterly", ["good"], []],
    ["ana@example.com", ["good"], ["g1"]],
    ["50000", ["good"], ["g1"]],
    ["550e8400-e29b-41d4-a716-446655440000", ["good"], ["g1"]],
    ['"hello world"', ["good"], ["g1"]],
    ["quota", ["bad"], ["b1"]],
    ["-quota", ["good", "open"], ["b2", "g1", "o1"]],
    ["budget ana@example.com status:succeeded", ["good"], ["g1"]],
    ["budget status:failed", [], []],
  ])("%s", async (q, inTraces, inHandoffs) => {
    expect({ traces: await traces(q), handoffs: await handoffs(q) }).toEqual({
      traces: inTraces,
      handoffs: inHandoffs,
    });
  });
});

it.each(["%", "—", "from:", "nope:x"])("refuses %s", (q) => {
  const refused = TraceListQuery.safeParse({ q });

  expect(refused.error?.issues[0]?.path[0]).toBe("q");
});

describe("paging", () => {
  it.each([
    [{ sort: "started" }, ["open", "bad", "good"]],
    [{ sort: "started", order: "asc" }, ["good", "bad", "open"]],
    [{ sort: "duration" }, ["bad", "good", "open"]],
    [{ sort: "duration", order: "asc" }, ["open", "good", "bad"]],
    [{ sort: "handoffs" }, ["bad", "open", "good"]],
    [{ sort: "errors" }, ["bad", "open", "good"]],
  ])("goes through all traces in the order %o", async (order, expected) => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listTraces(
        ctx,
        TraceListQuery.parse({ ...order, limit: 1, ...(cursor ? { cursor } : {}) }),
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor !== null);

    expect(seen).toEqual(expected);
  });

  it("refuses the cursor of another order", async () => {
    const page = await listTraces(ctx, TraceListQuery.parse({ sort: "handoffs", limit: 1 }));
    const cursor = page.next_cursor;

    await expect(listTraces(ctx, TraceListQuery.parse({ cursor }))).rejects.toThrow("cursor");
    await expect(listTraces(ctx, TraceListQuery.parse({ cursor, sort: "errors" }))).rejects.toThrow(
      "cursor",
    );
  });
});

describe("the index", () => {
  it("says how many traces are still to come, and finds those by name meanwhile", async () => {
    const own = await projects.context();
    await ingestEvents(own, {
      values: [
        { event: "trace_started", trace_id: "n1", at: second(0), name: "Brand new" },
        initiated({ trace: "n1", id: "h", at: 1, more: { task: "look around" } }),
      ],
      source: "native",
    });
    const find = async (q: string) => {
      const { items, unindexed } = await listTraces(own, TraceListQuery.parse({ q }));
      return [items.length, unindexed];
    };

    expect(await find("brand")).toEqual([1, 1]);
    expect(await find("around")).toEqual([0, 1]);
    expect(await indexTraces(own.db)).toBe("done");
    expect(await find("around")).toEqual([0, 1]);
    while ((await indexTraces(own.db, NOW)) === "more");
    expect(await find("around")).toEqual([1, 0]);
    expect(await find("brand")).toEqual([1, 0]);
  });

  it("survives what no index likes", async () => {
    const own = await projects.context();
    const nasty = [
      "a-b_c.".repeat(60_000),
      Array.from(
        { length: 50_000 },
        (_, n) => `\u{1f600}${String.fromCodePoint(0x20000 + n)}`,
      ).join("-"),
      "x".repeat(500_000),
      "http://a.b/c?d=e&f ".repeat(10_000),
      "\\u0001\\\\".repeat(50_000),
    ];
    await ingestEvents(own, {
      values: nasty.map((text, n) =>
        initiated({
          trace: "nasty",
          id: `h${n}`,
          at: n,
          more: { context: { text, n: `mark${n}` } },
        }),
      ),
      source: "native",
    });
    await ingestEvents(own, {
      values: [initiated({ trace: "tame", id: "h", at: 1, more: { task: "tame words" } })],
      source: "native",
    });

    while ((await indexTraces(own.db, NOW)) === "more");

    const found = await listTraces(own, TraceListQuery.parse({ q: "tame" }));
    expect([found.items.length, found.unindexed]).toEqual([1, 0]);
  });
});
