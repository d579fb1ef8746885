import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { HandoffListQuery, TraceListQuery } from "@/lib/contracts/trace";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { getHandoff } from "../handoffs/get-handoff";
import { listHandoffEvents } from "../handoffs/list-handoff-events";
import { listHandoffs } from "../handoffs/list-handoffs";
import { getSession } from "../sessions/get-session";
import { getTrace } from "../traces/get-trace";
import { listTraces } from "../traces/list-traces";
import { ingestEvents } from "./ingest-events";
import { ingestOtlp } from "./ingest-otlp";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<(typeof projects)["context"]>>;

const trace = TraceId.parse("t1");
const at = (second: number) => `2026-01-15T11:00:${String(second).padStart(2, "0")}.000Z`;

/** One handoff that went well, and a return. */
const story: Json[] = [
  { event: "trace_started", trace_id: "t1", at: at(0), name: "Find leads", session_id: "s1" },
  { event: "agent_declared", trace_id: "t1", at: at(0), agent: "boss", role: "orchestrator" },
  {
    event: "handoff_initiated",
    trace_id: "t1",
    handoff_id: "h1",
    at: at(1),
    from_agent: "boss",
    to_agent: "research",
    task: "Find 20 fintech companies",
    context: { industry: "fintech", minimum_results: 20 },
    timing: { serialization_ms: 40 },
  },
  {
    event: "handoff_received",
    trace_id: "t1",
    handoff_id: "h1",
    at: at(2),
    context: { industry: "fintech" },
  },
  { event: "task_complete", trace_id: "t1", handoff_id: "h1", at: at(5), result: ["Acme"] },
  {
    event: "handoff_initiated",
    trace_id: "t1",
    handoff_id: "h2",
    at: at(6),
    from_agent: "research",
    to_agent: "boss",
    context: { companies: ["Acme"] },
  },
  { event: "handoff_received", trace_id: "t1", handoff_id: "h2", at: at(7) },
];

const ingest = (ctx: Context, values: Json[]) => ingestEvents(ctx, { values, source: "native" });

describe("ingestEvents", () => {
  it("stores a trace that reads back as it was told", async () => {
    const ctx = await projects.context();

    const result = await ingest(ctx, story);

    expect(result).toEqual({ accepted: 7, duplicates: 0, rejected: [] });
    const detail = await getTrace(ctx, trace);
    expect(detail.trace).toMatchObject({
      name: "Find leads",
      session_id: "s1",
      status: "succeeded",
      duration_ms: 7000,
      agents: ["boss", "research"],
      handoff_count: 2,
    });
    expect(detail.handoffs.map(({ seq, type, outcome }) => [seq, type, outcome])).toEqual([
      [1, "route", "succeeded"],
      [2, "return", "succeeded"],
    ]);
    const handoff = await getHandoff(ctx, { id: HandoffId.parse("h1") });
    expect(handoff.context.sent?.value).toEqual({ industry: "fintech", minimum_results: 20 });
    expect(handoff.context.received?.value).toEqual({ industry: "fintech" });
    expect(handoff.context.held).toBeNull();
    expect(handoff.timing).toMatchObject({ serialization_ms: 40, handoff_ms: 1000 });
  });

  it("changes nothing when a batch is sent again", async () => {
    const ctx = await projects.context();
    await ingest(ctx, story);
    const before = await getTrace(ctx, trace);

    const again = await ingest(ctx, story.toReversed());

    expect(again).toEqual({ accepted: 0, duplicates: 7, rejected: [] });
    expect(await getTrace(ctx, trace)).toEqual(before);
  });

  it("gives the same handoffs whatever the order and the batches", async () => {
    const [whole, parts] = [await projects.context(), await projects.context()];
    await ingest(whole, story);

    for (const event of story.toReversed()) await ingest(parts, [event]);

    const { handoffs } = await getTrace(parts, trace);
    expect(handoffs).toEqual((await getTrace(whole, trace)).handoffs);
  });

  it("keeps the good neighbours of a bad event and names its field", async () => {
    const ctx = await projects.context();
    const [first = null] = story;

    const result = await ingest(ctx, [
      first,
      { event: "handoff_received", trace_id: "t1", at: at(1), event_id: "e9" },
      { event: "teleported", trace_id: "t1", at: at(1) },
    ]);

    expect(result.accepted).toBe(1);
    expect(result.rejected).toEqual([
      expect.objectContaining({
        index: 1,
        event_id: "e9",
        message: expect.stringContaining("handoff_id"),
      }),
      expect.objectContaining({ index: 2, message: expect.stringContaining("teleported") }),
    ]);
  });

  it("keeps every event of writers who meet on one trace", async () => {
    const ctx = await projects.context();
    const writers = Array.from({ length: 8 }, (_, n): Json[] => [
      {
        event: "handoff_initiated",
        trace_id: "t1",
        handoff_id: `w${n}`,
        at: at(n),
        from_agent: "a",
        to_agent: `b${n}`,
      },
      { event: "handoff_received", trace_id: "t1", handoff_id: `w${n}`, at: at(n + 10) },
    ]);

    await Promise.all(writers.map((values) => ingest(ctx, values)));

    const { trace: summary, handoffs } = await getTrace(ctx, trace);
    expect(summary.handoff_count).toBe(8);
    expect(handoffs.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("stores no secret anywhere, and marks the same secret alike", async () => {
    const ctx = await projects.context();
    const secret = "AKIAIOSFODNN7EXAMPLE";
    await ingest(ctx, [
      {
        event: "handoff_initiated",
        trace_id: "leak",
        handoff_id: "h",
        at: at(1),
        from_agent: "a",
        to_agent: "b",
        task: `use ${secret}`,
        context: { nested: [{ text: `key=${secret}` }] },
        unknown_field: secret,
      },
      { event: "handoff_received", trace_id: "leak", handoff_id: "h", at: at(2), context: secret },
      {
        event: "span",
        trace_id: "leak",
        id: "s",
        name: secret,
        start: at(1),
        attributes: { a: secret },
      },
    ]);

    const tables = ["trace", "handoff", "span", "event", "payload", "agent"];
    for (const table of tables) {
      const rows = await ctx.db.execute(sql`select t::text as row from ${sql.identifier(table)} t`);
      expect(JSON.stringify(rows)).not.toContain(secret);
    }
    const { context, task } = await getHandoff(ctx, { id: HandoffId.parse("h") });
    const mark = /\[masked:aws_access_key:[0-9a-f]{8}\]/.exec(task ?? "")?.[0];
    expect(context.received?.value).toBe(mark);
  });

  it("repairs text that Postgres refuses", async () => {
    const ctx = await projects.context();

    const result = await ingest(ctx, [
      { event: "trace_started", trace_id: "odd", at: at(0), name: "nul \u0000 and \ud800" },
    ]);

    expect(result.accepted).toBe(1);
    expect((await getTrace(ctx, TraceId.parse("odd"))).trace.name).toBe("nul \ufffd and \ufffd");
  });

  it("keeps spans apart whose ids only look alike together", async () => {
    const ctx = await projects.context();
    const span = (trace_id: string, id: string): Json => ({
      event: "span",
      trace_id,
      id,
      name: "x",
      start: at(1),
    });

    const result = await ingest(ctx, [span("k a", "b"), span("k", "a b")]);

    expect(result.accepted).toBe(2);
  });

  it("takes an event id that comes twice once, as the first", async () => {
    const ctx = await projects.context();
    const twice = (handoff_id: string): Json => ({
      event: "handoff_initiated",
      event_id: "same",
      trace_id: "t1",
      handoff_id,
      at: at(1),
      from_agent: "a",
      to_agent: "b",
    });

    const result = await ingest(ctx, [twice("h1"), twice("h2")]);

    expect(result).toMatchObject({ accepted: 1, duplicates: 1 });
    const { handoffs } = await getTrace(ctx, trace);
    expect(handoffs.map(({ id }) => id)).toEqual(["h1"]);
  });

  it("refuses a cursor that no list gave out", async () => {
    const ctx = await projects.context();
    const forged = Buffer.from('["9999999999999999999","x"]').toString("base64url");

    await expect(listTraces(ctx, TraceListQuery.parse({ cursor: forged }))).rejects.toMatchObject({
      code: "invalid_input",
    });
  });

  it("waits for the approval that is open, whatever was decided of others", async () => {
    const ctx = await projects.context();
    const base = { trace_id: "t1", at: at(1) };
    await ingest(ctx, [{ event: "approval_requested", ...base, approval_id: "open" }]);

    await ingest(ctx, [
      { event: "approval_decided", ...base, approval_id: "other", decision: "approve" },
    ]);
    const waiting = (await getTrace(ctx, trace)).trace.status;
    await ingest(ctx, [
      { event: "approval_decided", ...base, approval_id: "open", decision: "approve" },
    ]);

    expect(waiting).toBe("waiting");
    expect((await getTrace(ctx, trace)).trace.status).not.toBe("waiting");
  });

  it("shows nothing of one project to another", async () => {
    const [mine, theirs] = [await projects.context(), await projects.context()];
    await ingest(mine, story);

    await expect(getTrace(theirs, trace)).rejects.toMatchObject({ code: "not_found" });
    expect((await listTraces(theirs, TraceListQuery.parse({}))).items).toEqual([]);
  });

  it("pages through all traces once, newest first", async () => {
    const ctx = await projects.context();
    await ingest(
      ctx,
      Array.from({ length: 7 }, (_, n): Json => ({
        event: "trace_started",
        trace_id: `p${n}`,
        at: at(n),
      })),
    );

    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listTraces(
        ctx,
        TraceListQuery.parse({ limit: 3, ...(cursor ? { cursor } : {}) }),
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor);

    expect(seen).toEqual(["p6", "p5", "p4", "p3", "p2", "p1", "p0"]);
  });

  it("filters handoffs by pair, type and outcome", async () => {
    const ctx = await projects.context();
    await ingest(ctx, story);

    const list = await listHandoffs(
      ctx,
      HandoffListQuery.parse({ from_agent: "boss", type: "route", outcome: "succeeded" }),
    );

    expect(list.items.map(({ id }) => id)).toEqual(["h1"]);
  });
});

describe("ADK spans over OTLP", () => {
  const fixture = (name: string) =>
    readFile(new URL(`../../ingest/fixtures/adk/${name}`, import.meta.url));
  const edgesOf = (handoffs: { from_agent: string | null; to_agent: string | null }[]) =>
    handoffs.map(({ from_agent: from, to_agent: to }) => `${from}>${to}`);
  const transferSession = "9653c3e7-ef23-46a8-abcf-86adfa809016";

  it.each([
    ["json", "transfer-001_v1_traces.json"],
    ["protobuf", "transfer-001_v1_traces.bin"],
  ] as const)(
    "shows the seven handoffs of a conversation in order (%s)",
    async (encoding, file) => {
      const ctx = await projects.context();
      const bytes = await fixture(file);
      const expected = JSON.parse((await fixture("expected-handoffs.json")).toString());

      expect(await ingestOtlp(ctx, { bytes, encoding })).toEqual({ rejected: 0, message: "" });

      const { items } = await listTraces(ctx, TraceListQuery.parse({}));
      const session = await getSession(ctx, items[0]?.session_id ?? "");
      expect(edgesOf(session.handoffs)).toEqual(expected.transfer.edges_spans);
      expect(session.handoffs.map(({ type }) => type)).toEqual([
        "route",
        "return",
        "route",
        "delegate",
        "return",
        "return",
        "route",
      ]);
    },
  );

  it("gives the same handoffs when spans come one by one, parents last", async () => {
    const [whole, parts] = [await projects.context(), await projects.context()];
    const body = JSON.parse((await fixture("transfer-001_v1_traces.json")).toString());
    const [resourceSpans] = body.resourceSpans;
    const spans: object[] = resourceSpans.scopeSpans.flatMap(
      (scope: { spans: object[] }) => scope.spans,
    );
    const send = (ctx: Context, some: object[]) =>
      ingestOtlp(ctx, {
        encoding: "json",
        bytes: Buffer.from(
          JSON.stringify({
            resourceSpans: [
              {
                ...resourceSpans,
                scopeSpans: [{ scope: resourceSpans.scopeSpans[0].scope, spans: some }],
              },
            ],
          }),
        ),
      });
    await send(whole, spans);

    for (const span of spans.toReversed()) await send(parts, [span]);

    const one = await getSession(whole, transferSession);
    const other = await getSession(parts, transferSession);
    expect(other).toEqual(one);
  });

  it("shows that the callee never got the user's request", async () => {
    const ctx = await projects.context();
    await ingestOtlp(ctx, {
      bytes: await fixture("include_none-001_v1_traces.json"),
      encoding: "json",
    });

    const { items } = await listHandoffs(ctx, HandoffListQuery.parse({}));
    const handoff = await getHandoff(ctx, { id: HandoffId.parse(items[0]?.id) });

    const [held, received] = [handoff.context.held, handoff.context.received].map((stage) =>
      JSON.stringify(stage?.value),
    );
    expect(items).toHaveLength(1);
    expect(held).toContain("fintech companies");
    expect(received).not.toContain("fintech companies");
    expect(received).toContain("transfer_to_agent");
  });

  it("does not show a tool error as plain success", async () => {
    const ctx = await projects.context();
    await ingestOtlp(ctx, {
      bytes: await fixture("err_tool-001_v1_traces.json"),
      encoding: "json",
    });

    const { items } = await listHandoffs(ctx, HandoffListQuery.parse({}));

    expect(items).toHaveLength(1);
    expect(items[0]?.flags).toContain("tool_error");
  });

  it("lets a native event rate a handoff that was read out of spans", async () => {
    const ctx = await projects.context();
    await ingestOtlp(ctx, {
      bytes: await fixture("err_tool-001_v1_traces.json"),
      encoding: "json",
    });
    const [before] = (await listHandoffs(ctx, HandoffListQuery.parse({}))).items;

    await ingest(ctx, [
      {
        event: "quality_rated",
        trace_id: before?.trace_id ?? "",
        handoff_id: before?.id ?? "",
        at: before?.completed_at ?? "",
        score: 0.4,
        rater: "ana",
      },
    ]);

    const { items } = await listHandoffs(ctx, HandoffListQuery.parse({}));
    expect(items).toEqual([
      {
        ...before,
        quality: 0.4,
        outcome: "failed",
        error: { type: "low_quality", message: null },
      },
    ]);
  });

  it("keeps the events that a handoff was translated into", async () => {
    const ctx = await projects.context();
    await ingestOtlp(ctx, {
      bytes: await fixture("err_tool-001_v1_traces.json"),
      encoding: "json",
    });
    const { items } = await listHandoffs(ctx, HandoffListQuery.parse({}));

    const events = await listHandoffEvents(ctx, { id: HandoffId.parse(items[0]?.id), limit: 50 });

    expect(events.items.map(({ event }) => event)).toEqual([
      "handoff_initiated",
      "handoff_received",
      "task_complete",
    ]);
  });
});
