import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureDay } from "@/db/queries/partitions";
import { openTestProjects } from "@/db/testing/test-project";
import { TraceFacetsQuery } from "@/lib/contracts/trace-facets";
import { ingestEvents } from "../events/ingest-events";
import { getTraceFacets } from "./get-trace-facets";
import { handoffEvents } from "./trace-lists.fixture";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let ctx: Awaited<ReturnType<typeof projects.context>>;

/** `bad` has a failed handoff of planner's and a good one of writer's. */
beforeAll(async () => {
  projects = await openTestProjects();
  ctx = await projects.context();
  const other = await projects.context();
  await ensureDay(projects.db, "2026-01-15");
  const values = [
    ...handoffEvents({ trace: "good", id: "g1", from: "planner", to: "writer", minute: 0 }),
    ...handoffEvents({ trace: "bad", id: "b1", from: "planner", to: "writer", minute: 1 }, "Quota"),
    ...handoffEvents({ trace: "bad", id: "b2", from: "writer", to: "100% sure", minute: 2 }),
  ];
  await ingestEvents(ctx, { values, source: "native" });
  await ingestEvents(other, { values, source: "elsewhere" });
});
afterAll(() => projects.close());

const valuesOf = async (field: string, asked: { q?: string; contains?: string } = {}) => {
  const { facets } = await getTraceFacets(ctx, TraceFacetsQuery.parse({ field, ...asked }));
  return Object.fromEntries(facets[0]?.values.map(({ value, count }) => [value, count]) ?? []);
};

describe("how many traces have each value", () => {
  it.each([
    ["status", {}, { failed: 1, succeeded: 1 }],
    ["agent", {}, { planner: 2, writer: 2, "100% sure": 1 }],
    ["source", {}, { native: 2 }],
    ["outcome", {}, { succeeded: 2, failed: 1 }],
    ["error", {}, { Quota: 1 }],
    ["from", {}, { planner: 2, writer: 1 }],
    ["session", {}, {}],
    // Its own term does not narrow a field, other terms do.
    ["status", { q: "status:failed" }, { failed: 1, succeeded: 1 }],
    ["status", { q: "agent:writer -status:failed" }, { succeeded: 1 }],
    ["agent", { q: "status:succeeded" }, { planner: 1, writer: 1 }],
    // What is asked of handoffs is asked of the very same one.
    ["outcome", { q: "from:writer" }, { succeeded: 1 }],
    ["from", { q: "outcome:failed" }, { planner: 1 }],
    ["agent", { contains: "WRIT" }, { writer: 2 }],
    ["agent", { contains: "%" }, { "100% sure": 1 }],
    ["agent", { contains: "nobody" }, {}],
  ])("%s of %o", async (field, asked, expected) => {
    expect(await valuesOf(field, asked)).toEqual(expected);
  });
});

it("counts the panel's fields at once, and says how many traces were counted", async () => {
  const { counted, facets } = await getTraceFacets(
    ctx,
    TraceFacetsQuery.parse({ q: "type:route,delegate" }),
  );

  expect(counted).toBe(2);
  expect(facets.map(({ field }) => field)).toEqual([
    "status",
    "finding",
    "agent",
    "outcome",
    "type",
    "error",
    "source",
  ]);
  expect(facets.find(({ field }) => field === "agent")).toMatchObject({ value_count: 3 });
});

it("answers a query that nothing matches", async () => {
  const { counted, facets } = await getTraceFacets(ctx, TraceFacetsQuery.parse({ q: "agent:no" }));

  expect(counted).toBe(0);
  expect(facets.find(({ field }) => field === "status")?.values).toEqual([]);
});

it("counts what a trace did long after others began", async () => {
  const own = await projects.context();
  const of = (trace: string, id: string, minute: number) =>
    handoffEvents({ trace, id, from: trace, to: `${trace} ${id}`, minute });
  const others = Array.from({ length: 5 }, (_, n) => of("later", `o${n}`, n + 2)).flat();
  const values = [...of("long", "first", 0), ...others, ...of("long", "last", 30)];
  await ingestEvents(own, { values, source: "native" });

  const { facets } = await getTraceFacets(
    own,
    TraceFacetsQuery.parse({ field: "to", to: "2026-01-15T11:01:00Z" }),
  );

  expect(facets[0]?.values).toEqual([
    { value: "long first", count: 1 },
    { value: "long last", count: 1 },
  ]);
});

it("counts flags and services, each once a trace", async () => {
  const own = await projects.context();
  const services = { from_service: "desk", to_service: "desk" };
  const values = ["h1", "h2"]
    .flatMap((id) => handoffEvents({ trace: "t", id, from: "a", to: "b", minute: 0 }))
    .map((event) => ({ ...Object(event), ...services }));
  await ingestEvents(own, { values, source: "native" });
  await projects.db.execute(sql`
    update handoff set flags = '["tool_error", "clock_skew"]' where project_id = ${own.projectId}`);
  const read = async (field: string) =>
    (await getTraceFacets(own, TraceFacetsQuery.parse({ field }))).facets[0]?.values;

  expect(await read("service")).toEqual([{ value: "desk", count: 1 }]);
  expect(await read("flag")).toEqual([
    { value: "clock_skew", count: 1 },
    { value: "tool_error", count: 1 },
  ]);
});
