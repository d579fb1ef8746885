import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { HandoffListQuery } from "@/lib/contracts/trace";
import { HandoffId, SpanId, TraceId } from "@/lib/domain/ids";
import { getHandoff } from "../handoffs/get-handoff";
import { listHandoffs } from "../handoffs/list-handoffs";
import { getSpan } from "../spans/get-span";
import { getTrace } from "../traces/get-trace";
import { ingestOtlp } from "./ingest-otlp";
import { ingestOtlpLogs } from "./ingest-otlp-logs";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<(typeof projects)["context"]>>;
type Send = (ctx: Context) => Promise<unknown>;

const traceId = "0af7651916cd43dd8448eb211c80319c";
const SECRET = "sk-live-4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c";
const at = (ms: number) => (1_795_219_801_000_000_000n + BigInt(ms) * 1_000_000n).toString();
const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });

/** `a` asks its model, transfers to `b`, which asks its own. */
const spans = [
  agent("00000000000000a1", { name: "a", times: [0, 100] }),
  chat("00000000000000a2", { parent: "00000000000000a1", times: [1, 10] }),
  {
    ...span("00000000000000a3", { parent: "00000000000000a1", times: [11, 12] }),
    name: "execute_tool transfer_to_b",
    attributes: [
      attribute("gen_ai.operation.name", "execute_tool"),
      attribute("gen_ai.tool.name", "transfer_to_b"),
    ],
  },
  agent("00000000000000b1", { parent: "00000000000000a1", name: "b", times: [13, 90] }),
  chat("00000000000000b2", { parent: "00000000000000b1", times: [14, 80] }),
];
const logs = [
  log("00000000000000a2", "gen_ai.system.message", { ms: 2, content: "You are a." }),
  log("00000000000000a2", "gen_ai.user.message", {
    ms: 3,
    content: `Refund INV-7, key ${SECRET}`,
  }),
  log("00000000000000b2", "gen_ai.user.message", { ms: 15, content: "Refund INV-7" }),
  log("00000000000000b2", "gen_ai.choice", { ms: 79, index: "0", finish_reason: "stop" }),
];
const held = [
  { role: "system", content: "You are a." },
  { role: "user", content: expect.stringMatching(/^Refund INV-7, key \[masked:/) },
];

const sendSpans: Send = (ctx) => post(ctx, "spans", spans);
const sendLogs =
  (records: readonly object[] = logs): Send =>
  (ctx) =>
    post(ctx, "logs", records);
const oneByOne: Send[] = logs.map((record) => sendLogs([record]));

describe("ingestOtlpLogs", () => {
  it.each<[string, Send[]]>([
    ["logs before spans", [sendLogs(), sendSpans]],
    ["spans before logs", [sendSpans, sendLogs()]],
    ["each message by itself, spans last", [...oneByOne, sendSpans]],
    ["each message by itself, backwards", [sendSpans, ...oneByOne.toReversed()]],
    ["spans between messages", [...oneByOne.slice(0, 2), sendSpans, ...oneByOne.slice(2)]],
    ["everything twice", [sendLogs(), sendSpans, sendLogs(), sendSpans]],
  ])("gives a handoff the contexts of its model calls: %s", async (_order, sends) => {
    const ctx = await projects.context();

    for (const send of sends) await send(ctx);

    const handoff = await onlyHandoff(ctx);
    expect(handoff).toMatchObject({ from_agent: "a", to_agent: "b", outcome: "succeeded" });
    expect(handoff.context.held?.value).toEqual(held);
    expect(handoff.context.received?.value).toEqual([{ role: "user", content: "Refund INV-7" }]);
    expect(handoff.result?.value).toEqual([
      { role: "assistant", index: "0", finish_reason: "stop" },
    ]);
  });

  it("shows messages as the span's own bodies, of a running trace too", async () => {
    const ctx = await projects.context();

    await sendLogs()(ctx);
    const { trace } = await getTrace(ctx, TraceId.parse(traceId));
    await sendSpans(ctx);

    expect(trace).toMatchObject({ status: "running", span_count: 0 });
    const model = await getSpan(ctx, {
      id: SpanId.parse("00000000000000a2"),
      traceId: TraceId.parse(traceId),
    });
    expect(model.input?.value).toEqual(held);
    expect(model.output).toBeNull();
  });

  it("believes the span where it brings its messages itself", async () => {
    const ctx = await projects.context();
    const own = spans.map((one) =>
      one.spanId === "00000000000000b2"
        ? { ...one, attributes: [...one.attributes, attribute("gen_ai.input.messages", '["own"]')] }
        : one,
    );

    await sendLogs()(ctx);
    await post(ctx, "spans", own);

    expect((await onlyHandoff(ctx)).context.received?.value).toEqual(["own"]);
  });

  it("takes the details of an operation for the whole of it", async () => {
    const ctx = await projects.context();
    const whole = [{ role: "user", parts: [{ type: "text", content: "Refund INV-7" }] }];
    const details = {
      ...log("00000000000000b2", "gen_ai.client.inference.operation.details", { ms: 80 }),
      attributes: [attribute("gen_ai.input.messages", JSON.stringify(whole))],
    };

    await sendLogs([...logs, details])(ctx);
    await sendSpans(ctx);

    expect((await onlyHandoff(ctx)).context.received?.value).toEqual(whole);
  });

  it("counts other records and stores nothing of them", async () => {
    const ctx = await projects.context();

    const result = await sendLogs([
      log("00000000000000a2", "app.started", { ms: 2, content: "hi" }),
    ])(ctx);

    expect(result).toEqual({ rejected: 0, message: "", ignored: 1 });
    const rows = await ctx.db.execute(sql`select 1 from trace where project_id = ${ctx.projectId}`);
    expect(rows).toHaveLength(0);
  });

  it("stores no secret anywhere", async () => {
    const ctx = await projects.context();
    await sendLogs()(ctx);
    await sendSpans(ctx);

    for (const table of ["trace", "handoff", "span", "event", "payload", "agent"]) {
      const rows = await ctx.db.execute(
        sql`select t::text as row from ${sql.identifier(table)} t where project_id = ${ctx.projectId}`,
      );
      expect(JSON.stringify(rows)).not.toContain(SECRET);
    }
  });
});

function span(spanId: string, { parent, times }: { parent?: string; times: [number, number] }) {
  return {
    traceId,
    spanId,
    parentSpanId: parent ?? "",
    startTimeUnixNano: at(times[0]),
    endTimeUnixNano: at(times[1]),
  };
}

function agent(
  id: string,
  { name, ...rest }: { name: string; parent?: string; times: [number, number] },
) {
  const attributes = [
    attribute("gen_ai.operation.name", "invoke_agent"),
    attribute("gen_ai.agent.name", name),
  ];
  return { ...span(id, rest), name: `invoke_agent ${name}`, attributes };
}

function chat(id: string, place: { parent: string; times: [number, number] }) {
  return {
    ...span(id, place),
    name: "chat",
    attributes: [attribute("gen_ai.operation.name", "chat")],
  };
}

function log(
  spanId: string,
  eventName: string,
  { ms, ...body }: { ms: number; [field: string]: string | number },
) {
  const values = Object.entries(body).map(([key, value]) => attribute(key, String(value)));
  return { traceId, spanId, timeUnixNano: at(ms), eventName, body: { kvlistValue: { values } } };
}

type Door = "spans" | "logs";

function post(ctx: Context, door: Door, records: readonly object[]) {
  const body =
    door === "spans"
      ? { resourceSpans: [{ scopeSpans: [{ spans: records }] }] }
      : { resourceLogs: [{ scopeLogs: [{ logRecords: records }] }] };
  const ingest = door === "spans" ? ingestOtlp : ingestOtlpLogs;
  return ingest(ctx, { bytes: Buffer.from(JSON.stringify(body)), encoding: "json" });
}

async function onlyHandoff(ctx: Context) {
  const { items } = await listHandoffs(ctx, HandoffListQuery.parse({}));
  expect(items).toHaveLength(1);
  return getHandoff(ctx, { id: HandoffId.parse(items[0]?.id) });
}
