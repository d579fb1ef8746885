import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { ingestEvents } from "../events/ingest-events";
import { getTrace } from "../traces/get-trace";
import { readLongTraces } from "./read-long-traces";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<(typeof projects)["context"]>>;

const trace = TraceId.parse("long");
const STARTED_NS = 1_768_474_800_000_000_000n;
const AGENTS = 12;
const STEPS = 60;

/** A boss who calls one agent after the other as a tool, each with tools of its own; parents come last. */
const spans: Json[] = [
  ...Array.from({ length: AGENTS }, (_, agent) =>
    Array.from({ length: STEPS }, (_, step) =>
      spanOf({ id: `tool-${agent}-${step}`, parent: `agent-${agent}`, at: agent * STEPS + step }),
    ),
  ).flat(),
  ...Array.from({ length: AGENTS }, (_, agent) =>
    spanOf({ id: `agent-${agent}`, parent: `tool-${agent}`, at: agent * STEPS, lasts: STEPS }),
  ),
  ...Array.from({ length: AGENTS }, (_, agent) =>
    spanOf({ id: `tool-${agent}`, parent: "boss", at: agent * STEPS, lasts: STEPS }),
  ),
  spanOf({ id: "boss", parent: null, at: 0, lasts: AGENTS * STEPS }),
];

/** One of the handoffs that the spans tell of as well. */
const told: Json[] = [
  {
    event: "handoff_initiated",
    trace_id: trace,
    handoff_id: "own",
    at: (STARTED_NS + 180_000_000n).toString(),
    from_agent: "boss",
    to_agent: "agent-3",
    task: "The fourth part",
  },
  {
    event: "context_understood",
    trace_id: trace,
    handoff_id: "own",
    at: (STARTED_NS + 181_000_000n).toString(),
    understood: "the fourth part",
  },
];

function spanOf({
  id,
  parent,
  at,
  lasts = 1,
}: {
  id: string;
  parent: string | null;
  at: number;
  lasts?: number;
}): Json {
  const start = STARTED_NS + BigInt(at) * 1_000_000n;
  const isTool = id.startsWith("tool");
  return {
    event: "span",
    trace_id: trace,
    id,
    parent_id: parent,
    kind: isTool ? "tool" : "agent",
    name: id,
    ...(!isTool && { agent: id, attributes: { "gen_ai.operation.name": "invoke_agent" } }),
    start: start.toString(),
    end: (start + BigInt(lasts) * 1_000_000n).toString(),
  };
}

async function ingestInBatches(ctx: Context, values: readonly Json[], size: number): Promise<void> {
  for (let start = 0; start < values.length; start += size) {
    await ingestEvents(ctx, { values: values.slice(start, start + size), source: "native" });
  }
}

describe("readLongTraces", () => {
  it("makes the same trace of many batches as of one", async () => {
    const [whole, parts] = [await projects.context(), await projects.context()];
    await ingestInBatches(whole, spans, spans.length);
    await ingestInBatches(parts, spans, 40);

    const late = await getTrace(parts, trace);
    expect(late.handoffs).toEqual([]);
    expect(await readLongTraces(projects.db, 0)).toBe(1);

    const expected = await getTrace(whole, trace);
    expect(expected.handoffs.length).toBeGreaterThanOrEqual(AGENTS);
    expect(await getTrace(parts, trace)).toEqual(expected);
    expect(await readLongTraces(projects.db, 0)).toBe(0);
  });

  it.each<[string, Json[], number]>([
    ["in order", spans, 150],
    ["backwards", spans.toReversed(), 60],
    ["twice", [...spans, ...spans], 200],
  ])("makes the same of it with native events, %s and read in between", async (_, values, size) => {
    const [whole, parts] = [await projects.context(), await projects.context()];
    await ingestInBatches(whole, [...told, ...spans], told.length + spans.length);

    for (let start = 0; start < values.length; start += size) {
      const event = told[(start / size) % told.length] ?? null;
      await ingestInBatches(parts, [...values.slice(start, start + size), event], size + 1);
      if ((start / size) % 2 === 1) await readLongTraces(projects.db, 0);
    }
    await ingestInBatches(parts, told, told.length);
    await readLongTraces(projects.db, 0);

    const expected = await getTrace(whole, trace);
    expect(expected.handoffs.filter(({ id }) => id === "own")).toHaveLength(1);
    expect(await getTrace(parts, trace)).toEqual(expected);
  });

  it("waits in proportion to the length", async () => {
    const ctx = await projects.context();
    await ingestInBatches(ctx, spans, 600);

    expect(await readLongTraces(projects.db, 1_000_000)).toBe(0);
    expect(await readLongTraces(projects.db, 0)).toBe(1);
  });

  it("leaves native events of a long trace to be folded at once", async () => {
    const ctx = await projects.context();
    await ingestInBatches(ctx, spans, spans.length);
    const before = await getTrace(ctx, trace);

    const rated = { event: "quality_rated", trace_id: trace, score: 0.2, rater: "judge" };
    const [handoff] = before.handoffs;
    const at = STARTED_NS.toString();
    const more = spanOf({ id: "tool-late", parent: "agent-1", at: 70 });
    await ingestInBatches(ctx, [{ ...rated, handoff_id: handoff?.id ?? "", at }, more], 2);

    const after = await getTrace(ctx, trace);
    expect(after.handoffs.find(({ id }) => id === handoff?.id)?.quality).toBe(0.2);
    expect(after.handoffs).toHaveLength(before.handoffs.length);
    expect(await readLongTraces(projects.db, 0)).toBe(1);
    expect((await getTrace(ctx, trace)).trace.span_count).toBe(spans.length + 1);
  });
});
