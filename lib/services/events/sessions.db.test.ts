import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { TraceListQuery } from "@/lib/contracts/trace";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { nanos, nanosFromMs } from "@/lib/domain/time";
import { expireHandoffs } from "../handoffs/expire-handoffs";
import { getHandoff } from "../handoffs/get-handoff";
import { listHandoffEvents } from "../handoffs/list-handoff-events";
import { getSession } from "../sessions/get-session";
import { listTraces } from "../traces/list-traces";
import { ingestLangsmith } from "./ingest-langsmith";
import { ingestOtlp } from "./ingest-otlp";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<(typeof projects)["context"]>>;
type OtlpSpan = { traceId: string; startTimeUnixNano: string };

const SESSION = "47933dd3-eb2e-45eb-85ba-eaee940a5483";
const WINDOW_AFTER = nanos(1_795_219_810_000_000_000n + nanosFromMs(3_600_000));

/** The traces of one capture of the Google ADK, in order of time: asked, answered, asked, answered. */
async function approvalTraces(): Promise<OtlpSpan[][]> {
  const file = await readFile(
    new URL("../../ingest/fixtures/adk/approval-001_v1_traces.json", import.meta.url),
  );
  const { resourceSpans } = JSON.parse(file.toString());
  const spans: OtlpSpan[] = resourceSpans[0].scopeSpans[0].spans;
  return [...Map.groupBy(spans, ({ traceId }) => traceId).values()].sort((a, b) =>
    startOf(a) < startOf(b) ? -1 : 1,
  );
}

const startOf = (spans: OtlpSpan[]) =>
  spans.map((span) => span.startTimeUnixNano).toSorted()[0] ?? "";

function send(ctx: Context, spans: readonly OtlpSpan[]) {
  const body = { resourceSpans: [{ scopeSpans: [{ spans }] }] };
  return ingestOtlp(ctx, { bytes: Buffer.from(JSON.stringify(body)), encoding: "json" });
}

const ANSWERED = [
  ["coordinator>billing_agent", "route", "succeeded", null],
  ["billing_agent>human", "escalate", "succeeded", null],
  ["billing_agent>human", "escalate", "succeeded", null],
];

async function handoffsOf(ctx: Context) {
  const { handoffs } = await getSession(ctx, SESSION);
  return handoffs.map(({ from_agent, to_agent, type, outcome, standing }) => [
    `${from_agent}>${to_agent}`,
    type,
    outcome,
    standing,
  ]);
}

describe("an approval asked in one trace and answered in another", () => {
  it.each<[string, (traces: OtlpSpan[][]) => OtlpSpan[][]]>([
    ["all at once", (traces) => [traces.flat()]],
    ["one after the other", (traces) => traces],
    ["answers first", (traces) => traces.toReversed()],
    ["span by span", (traces) => traces.flat().map((span) => [span])],
    [
      "span by span, backwards",
      (traces) =>
        traces
          .flat()
          .toReversed()
          .map((span) => [span]),
    ],
    ["twice", (traces) => [...traces, ...traces]],
    [
      "the asking traces once more",
      (traces) => [...traces, ...traces.filter((_, index) => index % 2 === 0)],
    ],
  ])("is one escalation that stops waiting: %s", async (_order, batches) => {
    const ctx = await projects.context();

    for (const spans of batches(await approvalTraces())) await send(ctx, spans);

    expect(await handoffsOf(ctx)).toEqual(ANSWERED);
    const { items } = await listTraces(ctx, TraceListQuery.parse({}));
    expect(items.map(({ status }) => status)).toEqual(Array(4).fill("succeeded"));
  });

  it("waits until the answer comes, however late", async () => {
    const ctx = await projects.context();
    const [asked = [], answered = []] = await approvalTraces();

    await send(ctx, asked);
    await expireHandoffs(ctx.db, { now: WINDOW_AFTER });
    const waiting = await handoffsOf(ctx);
    await send(ctx, answered);

    expect(waiting).toEqual([
      ["coordinator>billing_agent", "route", "in_flight", null],
      ["billing_agent>human", "escalate", "in_flight", "waiting"],
    ]);
    expect(await handoffsOf(ctx)).toEqual(ANSWERED.slice(0, 2));
  });

  it("tells the decision and the wait, and gives the callee the result of the second trace", async () => {
    const ctx = await projects.context();
    for (const spans of await approvalTraces()) await send(ctx, spans);
    const { handoffs } = await getSession(ctx, SESSION);
    const [route, ...escalations] = handoffs;

    const decided = await Promise.all(
      escalations.map(async ({ id, trace_id: traceId }) => {
        const key = { id: HandoffId.parse(id), traceId: TraceId.parse(traceId) };
        const { items } = await listHandoffEvents(ctx, { ...key, limit: 50 });
        return items.filter(({ event }) => event === "approval_decided").map(({ body }) => body);
      }),
    );

    expect(decided).toMatchObject([
      [{ decision: "approve", wait_ms: expect.closeTo(7.2, 1) }],
      [{ decision: "reject", wait_ms: expect.closeTo(6.8, 1) }],
    ]);
    const whole = await getHandoff(ctx, { id: HandoffId.parse(route?.id) });
    expect(JSON.stringify(whole.result?.value)).toContain("Refund 120 issued");
    expect(new Set(handoffs.map(({ source }) => source))).toEqual(new Set(["otlp"]));
    expect(new Set(handoffs.map(({ trace_id }) => trace_id)).size).toBe(2);
  });

  it("answers nobody of another conversation or project", async () => {
    const [mine, theirs] = [await projects.context(), await projects.context()];
    const [asked = [], answered = []] = await approvalTraces();
    const elsewhere = JSON.parse(JSON.stringify(answered).replaceAll(SESSION, "another"));

    await send(mine, asked);
    await send(mine, elsewhere);
    await send(theirs, answered);

    expect((await handoffsOf(mine))[1]).toEqual([
      "billing_agent>human",
      "escalate",
      "in_flight",
      "waiting",
    ]);
  });

  it("is joined when both come at the same time", async () => {
    const traces = await approvalTraces();
    for (const _try of Array(4)) {
      const ctx = await projects.context();

      await Promise.all(traces.map((spans) => send(ctx, spans)));

      expect(await handoffsOf(ctx)).toEqual(ANSWERED);
    }
  });
});

describe("a LangGraph interrupt that another trace resumes", () => {
  const posted = async (): Promise<{ trace_id: string }[]> => {
    const file = await readFile(
      new URL(
        "../../ingest/fixtures/langgraph/interrupt_approve.langsmith-batch.json",
        import.meta.url,
      ),
    );
    return JSON.parse(file.toString()).body.post;
  };

  it.each<[string, (traces: Json[][]) => Json[][]]>([
    ["in order", (traces) => traces],
    ["the resumed one first", (traces) => traces.toReversed()],
  ])("stops waiting: %s", async (_order, batches) => {
    const ctx = await projects.context();
    const traces = Map.groupBy(await posted(), ({ trace_id: id }) => id);

    for (const post of batches([...traces.values()])) {
      const bytes = Buffer.from(JSON.stringify({ post }));
      await ingestLangsmith(ctx, { bytes, form: { as: "batch" } });
    }

    const { handoffs } = await getSession(ctx, "thread_interrupt_approve");
    expect(
      handoffs.map(({ from_agent, to_agent, outcome }) => `${from_agent}>${to_agent} ${outcome}`),
    ).toEqual([
      "triage>refunds succeeded",
      "refunds>human succeeded",
      "refunds>triage_done succeeded",
    ]);
  });
});
