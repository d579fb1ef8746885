import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { nanosFromMs } from "@/lib/domain/time";
import { getTrace } from "../traces/get-trace";
import { ingestEvents } from "./ingest-events";
import { ingestOtlp } from "./ingest-otlp";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<(typeof projects)["context"]>>;

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const at = (ms: number) => (TEST_NOW + nanosFromMs(ms)).toString();

/** An agent that calls another, in the words of the gen_ai conventions; nothing says "handoff". */
const spans: Json[] = [
  spanOf({ id: 1, agent: "planner", ms: [0, 900] }),
  spanOf({ id: 2, parent: 1, agent: "research", ms: [100, 500] }),
];

/** The same handoff in native events, with an id of its own. */
const told: Json[] = [
  {
    event: "handoff_initiated",
    trace_id: TRACE,
    handoff_id: "own-1",
    at: at(90),
    from_agent: "planner",
    to_agent: "research",
    task: "Find 20 companies",
    context: { minimum: 20 },
  },
  { event: "context_understood", trace_id: TRACE, handoff_id: "own-1", at: at(110), understood: 1 },
];

function spanOf(of: { id: number; parent?: number; agent: string; ms: [number, number] }): Json {
  const attributes = { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": of.agent };
  return {
    traceId: TRACE,
    spanId: String(of.id).padStart(16, "0"),
    ...(of.parent !== undefined && { parentSpanId: String(of.parent).padStart(16, "0") }),
    name: `invoke_agent ${of.agent}`,
    kind: 1,
    startTimeUnixNano: at(of.ms[0]),
    endTimeUnixNano: at(of.ms[1]),
    attributes: Object.entries(attributes).map(([key, stringValue]) => ({
      key,
      value: { stringValue },
    })),
  };
}

function send(ctx: Context, { span, event }: { span?: Json; event?: Json }) {
  if (event) return ingestEvents(ctx, { values: [event], source: "native" });
  const body = { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] };
  return ingestOtlp(ctx, { bytes: Buffer.from(JSON.stringify(body)), encoding: "json" });
}

const parts = [...spans.map((span) => ({ span })), ...told.map((event) => ({ event }))];

describe("a sender of native events and of gen_ai spans", () => {
  it("tells of one handoff, in whatever order its parts come", async () => {
    const orders = fc.sample(
      fc.shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length }),
      { numRuns: 8, seed: 1 },
    );
    for (const order of [parts, parts.toReversed(), ...orders]) {
      const ctx = await projects.context();

      for (const part of order) await send(ctx, part);

      const { trace, handoffs } = await getTrace(ctx, TraceId.parse(TRACE));
      expect(trace).toMatchObject({ status: "succeeded", handoff_count: 1, span_count: 2 });
      expect(handoffs).toMatchObject([
        {
          id: "own-1",
          from_agent: "planner",
          to_agent: "research",
          inferred: false,
          explicit: true,
          outcome: "succeeded",
          task: "Find 20 companies",
        },
      ]);
    }
  });
});
