import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { nanos, nanosFromMs } from "@/lib/domain/time";
import { ingestEvents } from "../events/ingest-events";
import { getTrace } from "../traces/get-trace";
import { expireHandoffs } from "./expire-handoffs";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const trace = TraceId.parse("t");
const minutesLater = (minutes: number) => nanos(TEST_NOW + nanosFromMs(minutes * 60_000));
const open: Json[] = [
  {
    event: "handoff_initiated",
    trace_id: "t",
    handoff_id: "h",
    at: TEST_NOW.toString(),
    from_agent: "a",
    to_agent: "b",
  },
];
const statusOf = async (ctx: Awaited<ReturnType<typeof projects.context>>) => {
  const { trace: summary, handoffs } = await getTrace(ctx, trace);
  return [summary.status, handoffs[0]?.outcome];
};
const standingsOf = async (ctx: Awaited<ReturnType<typeof projects.context>>) =>
  (await getTrace(ctx, trace)).handoffs.map(({ standing }) => standing);
const openSpan = (startMinutes: number, id = "s"): Json => ({
  event: "span",
  trace_id: "t",
  id,
  name: "work",
  start: minutesLater(startMinutes).toString(),
});

describe("expireHandoffs", () => {
  it("ends a handoff that was silent for the whole window, and no sooner", async () => {
    const ctx = await projects.context();
    await ingestEvents(ctx, { values: open, source: "native" });

    await expireHandoffs(ctx.db, { now: minutesLater(14) });
    expect(await statusOf(ctx)).toEqual(["running", "in_flight"]);
    await expireHandoffs(ctx.db, { now: minutesLater(16) });
    expect(await statusOf(ctx)).toEqual(["incomplete", "incomplete"]);
  });

  it("opens it again when an event comes late", async () => {
    const ctx = await projects.context();
    await ingestEvents(ctx, { values: open, source: "native" });
    await expireHandoffs(ctx.db, { now: minutesLater(16) });

    const late = { trace_id: "t", handoff_id: "h", at: minutesLater(20).toString() };
    await ingestEvents(ctx, {
      source: "native",
      values: [
        { event: "handoff_received", ...late },
        { event: "task_complete", ...late },
      ],
    });

    expect(await statusOf(ctx)).toEqual(["succeeded", "succeeded"]);
  });

  it("never ends what waits for a human", async () => {
    const ctx = await projects.context();
    const asked = {
      event: "approval_requested",
      trace_id: "t",
      handoff_id: "h",
      approval_id: "ap",
      at: TEST_NOW.toString(),
    };
    await ingestEvents(ctx, { values: [...open, asked], source: "native" });

    await expireHandoffs(ctx.db, { now: minutesLater(60 * 72) });

    expect(await statusOf(ctx)).toEqual(["waiting", "in_flight"]);
  });

  it("shows an open handoff as lost before, until the trace gives a sign of life", async () => {
    const ctx = await projects.context();
    await ingestEvents(ctx, { values: open, source: "native" });

    await expireHandoffs(ctx.db, { now: minutesLater(4) });
    expect(await standingsOf(ctx)).toEqual([null]);
    await expireHandoffs(ctx.db, { now: minutesLater(6) });
    expect(await standingsOf(ctx)).toEqual(["lost"]);
    expect(await statusOf(ctx)).toEqual(["running", "in_flight"]);

    await ingestEvents(ctx, { values: [openSpan(7)], source: "native" });
    expect(await standingsOf(ctx)).toEqual([null]);
  });

  it("keeps what its sender told as lost, whatever else happens in the trace", async () => {
    const ctx = await projects.context();
    const lease = { event: "handoff_progressed", step: "lease_lost", trace_id: "t" };
    const lost = { ...lease, handoff_id: "h", at: minutesLater(1).toString() };
    await ingestEvents(ctx, { values: [...open, lost], source: "native" });

    await ingestEvents(ctx, { values: [openSpan(2)], source: "native" });
    expect(await standingsOf(ctx)).toEqual(["lost"]);
    await expireHandoffs(ctx.db, { now: minutesLater(18) });
    expect(await standingsOf(ctx)).toEqual([null]);
    expect(await statusOf(ctx)).toEqual(["incomplete", "incomplete"]);
  });

  it.each<[string, Json[]]>([
    ["whose span never ended", [openSpan(0)]],
    ["that only started", [{ event: "trace_started", trace_id: "t", at: TEST_NOW.toString() }]],
  ])("ends a trace %s, and opens it again", async (_what, values) => {
    const ctx = await projects.context();
    await ingestEvents(ctx, { values, source: "native" });

    await expireHandoffs(ctx.db, { now: minutesLater(14) });
    expect(await statusOf(ctx)).toEqual(["running", undefined]);
    await expireHandoffs(ctx.db, { now: minutesLater(16) });
    expect(await statusOf(ctx)).toEqual(["incomplete", undefined]);
    await ingestEvents(ctx, { values: [openSpan(17, "late")], source: "native" });
    expect(await statusOf(ctx)).toEqual(["running", undefined]);
  });

  it("looks for traces without handoffs only among those that changed lately", async () => {
    const ctx = await projects.context();
    await ingestEvents(ctx, { values: [openSpan(0)], source: "native" });

    const changedSince = new Date("2099-01-01");
    await expireHandoffs(ctx.db, { now: minutesLater(16), changedSince });

    expect(await statusOf(ctx)).toEqual(["running", undefined]);
  });
});
