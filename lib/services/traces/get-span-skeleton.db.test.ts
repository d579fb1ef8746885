import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { readSpans } from "@/lib/client/trace-spans";
import { SpanSkeletonDto } from "@/lib/contracts/span-skeleton";
import { TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { formatInstant } from "@/lib/domain/time";
import { ingestEvents } from "../events/ingest-events";
import { getSpanSkeleton } from "./get-span-skeleton";
import { listSpans } from "./list-spans";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const trace = TraceId.parse("t1");
type Context = Awaited<ReturnType<(typeof projects)["context"]>>;
const ingest = (ctx: Context, values: Json[]) => ingestEvents(ctx, { values, source: "native" });
const span = (id: string, over: Record<string, Json>) => ({
  event: "span",
  trace_id: "t1",
  id,
  name: id,
  start: "2026-01-15T11:00:00.000000001Z",
  end: null,
  ...over,
});

it("carries the same spans as the rows, exact to the nanosecond", async () => {
  const ctx = await projects.context();
  await ingest(ctx, [
    span("run", { agent: "planner", kind: "agent", end: "2026-01-15T11:00:09.000000002Z" }),
    span("chat", {
      parent_id: "run",
      kind: "llm",
      start: "2026-01-15T11:00:01.5Z",
      name: "💬 <b>",
    }),
    span("orphan", { parent_id: "never", start: "2026-01-15T11:00:02Z", status: "error" }),
  ]);

  const skeleton = await getSpanSkeleton(ctx, trace);
  const rows = await listSpans(ctx, trace, { limit: 10 });

  expect(SpanSkeletonDto.parse(skeleton)).toEqual(skeleton);
  expect(skeleton).toMatchObject({ total: 3, parents: [null, 0, "never"] });
  expect(
    readSpans(skeleton).items.map((item) => ({
      id: item.id,
      parent_id: item.parentId,
      trace_id: "t1",
      kind: item.kind,
      name: item.name,
      agent: item.agent,
      started_at: formatInstant(item.startedAt),
      ended_at: item.endedAt === null ? null : formatInstant(item.endedAt),
      status: item.status,
      has_input: false,
      has_output: false,
    })),
  ).toEqual(rows.items);
});

it("is empty for a trace without spans, and unknown for another project", async () => {
  const ctx = await projects.context();
  await ingest(ctx, [
    { event: "marker", trace_id: "t1", at: "2026-01-15T11:00:00Z", title: "here" },
  ]);

  expect(await getSpanSkeleton(ctx, trace)).toMatchObject({ total: 0, started_at: null, ids: [] });
  await expect(getSpanSkeleton(await projects.context(), trace)).rejects.toMatchObject({
    code: "not_found",
  });
});
