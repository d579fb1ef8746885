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

describe("expireHandoffs", () => {
  it("ends a handoff that was silent for the whole window, and no sooner", async () => {
    const ctx = await projects.context();
    await ingestEvents(ctx, { values: open, source: "native" });

    await expireHandoffs(ctx.db, minutesLater(14));
    expect(await statusOf(ctx)).toEqual(["running", "in_flight"]);
    await expireHandoffs(ctx.db, minutesLater(16));
    expect(await statusOf(ctx)).toEqual(["incomplete", "incomplete"]);
  });

  it("opens it again when an event comes late", async () => {
    const ctx = await projects.context();
    await ingestEvents(ctx, { values: open, source: "native" });
    await expireHandoffs(ctx.db, minutesLater(16));

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

    await expireHandoffs(ctx.db, minutesLater(60 * 72));

    expect(await statusOf(ctx)).toEqual(["waiting", "in_flight"]);
  });
});
