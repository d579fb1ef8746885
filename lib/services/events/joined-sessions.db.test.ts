import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { TraceListQuery } from "@/lib/contracts/trace";
import type { Json } from "@/lib/domain/json";
import { nanosFromMs } from "@/lib/domain/time";
import { getSession } from "../sessions/get-session";
import { listTraces } from "../traces/list-traces";
import { ingestEvents } from "./ingest-events";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<(typeof projects)["context"]>>;

const TASK = "0199c5a0-1b2c-7000-8000-00000000000a";
const HANDOFF = "01JD8Q6M3ZK9V5X2T7R4W1Y0AB";
const at = TEST_NOW.toString();

/** A span of trace `trace`; its session is named where `session` says so. */
function span(trace: string, attributes: Record<string, Json>, session?: string): Json {
  const end = (TEST_NOW + nanosFromMs(5)).toString();
  const own = { event: "span", trace_id: trace, id: `${trace}-1`, name: "call", start: at, end };
  return { ...own, attributes, ...(session !== undefined && { session_id: session }) };
}

const task = { "a2a.task.id": TASK };
const context = { "a2a.context.id": TASK };
const link = (...traces: string[]) => ({
  "otel.links": traces.map((traceId) => ({ traceId, spanId: "s", attributes: {} })),
});
const initiated = (trace: string, id: string): Json => ({
  event: "handoff_initiated",
  trace_id: trace,
  handoff_id: id,
  at,
  from_agent: "planner",
  to_agent: "research",
});
const received = (trace: string, id: string): Json => ({
  event: "handoff_received",
  trace_id: trace,
  handoff_id: id,
  at,
});

/** The sessions of the traces in a project, in order of trace id; `-` for none. */
async function sessionsIn(ctx: Context): Promise<string[]> {
  const { items } = await listTraces(ctx, TraceListQuery.parse({}));
  return items
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ session_id: session }) => session ?? "-");
}

const send = (ctx: Context, values: Json[]) => ingestEvents(ctx, { values, source: "native" });

const CASES: [string, Json[], string[]][] = [
  ["an A2A task", [span("a", task), span("b", task)], ["linked-a", "linked-a"]],
  ["an A2A context", [span("a", context), span("b", context)], ["linked-a", "linked-a"]],
  ["a task of a named session", [span("a", task), span("b", task, "chat")], ["chat", "chat"]],
  ["a task of two sessions", [span("a", task, "one"), span("b", task, "two")], ["one", "one"]],
  ["a link", [span("a", {}), span("b", link("a"))], ["linked-a", "linked-a"]],
  ["a link to a session", [span("a", {}, "chat"), span("b", link("a"))], ["chat", "chat"]],
  [
    "links in a row",
    [
      span("a", {}),
      span("b", link("a")),
      span("c", link("b")),
      span("d", {}),
      span("e", link("d")),
    ],
    ["linked-a", "linked-a", "linked-a", "linked-d", "linked-d"],
  ],
  [
    "two sessions that a third trace links",
    [span("a", {}, "one"), span("b", {}, "one"), span("c", {}, "two"), span("d", link("b", "c"))],
    ["one", "one", "one", "one"],
  ],
  [
    "a handoff whose halves are told in native events",
    [initiated("a", HANDOFF), received("b", HANDOFF)],
    ["linked-a", "linked-a"],
  ],
  [
    "a handoff whose halves are told by spans and events",
    [initiated("a", HANDOFF), span("b", { "baton.handoff.id": HANDOFF })],
    ["linked-a", "linked-a"],
  ],
];

const APART: [string, Json[]][] = [
  [
    "an id that anyone may use",
    [span("a", { "a2a.task.id": "1" }), span("b", { "a2a.task.id": "1" })],
  ],
  ["a handoff id that is used again", [initiated("a", HANDOFF), initiated("b", HANDOFF)]],
  ["halves with an id that anyone may use", [initiated("a", "h1"), received("b", "h1")]],
  ["a link to itself and to nothing known", [span("a", link("a", "z")), span("b", {})]],
  [
    "a span that gathers many traces",
    [span("a", {}), span("b", link("a", ...Array.from({ length: 30 }, (_, n) => `t${n}`)))],
  ],
];

describe("traces that share more than a session's name", () => {
  it.each(CASES)("are one session by %s, in any order", async (_what, values, sessions) => {
    for (const order of [values, values.toReversed()]) {
      const [each, whole, atOnce] = [
        await projects.context(),
        await projects.context(),
        await projects.context(),
      ];

      for (const value of order) await send(each, [value]);
      await send(whole, order);
      await Promise.all(order.map((value) => send(atOnce, [value])));
      await send(each, order);

      expect(await sessionsIn(each)).toEqual(sessions);
      expect(await sessionsIn(whole)).toEqual(sessions);
      expect(await sessionsIn(atOnce)).toEqual(sessions);
    }
  });

  it.each(APART)("stay apart with %s", async (_what, values) => {
    const ctx = await projects.context();

    for (const value of values) await send(ctx, [value]);

    expect(await sessionsIn(ctx)).toEqual(values.map(() => "-"));
  });

  it("keep their trace ids, and are found by either session's name", async () => {
    const ctx = await projects.context();
    await send(ctx, [span("a", task, "one"), initiated("a", "h1")]);
    await send(ctx, [span("b", task, "two"), initiated("b", "h2")]);
    await send(ctx, [span("c", {}, "two")]);

    const session = await getSession(ctx, "two");

    expect(session).toMatchObject({ session_id: "one" });
    expect(session.traces.map(({ id }) => id).toSorted()).toEqual(["a", "b", "c"]);
    expect(session.handoffs.map(({ id, trace_id: trace }) => `${trace}/${id}`)).toEqual([
      "a/h1",
      "b/h2",
    ]);
  });

  it("belong to one project", async () => {
    const [mine, theirs] = [await projects.context(), await projects.context()];

    await send(mine, [span("a", task)]);
    await send(theirs, [span("b", task)]);

    expect([await sessionsIn(mine), await sessionsIn(theirs)]).toEqual([["-"], ["-"]]);
  });
});
