import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureDay } from "@/db/queries/partitions";
import { openTestProjects } from "@/db/testing/test-project";
import { TraceExportQuery } from "@/lib/contracts/trace-export";
import { exportResponse } from "@/lib/http/export-response";
import { ingestEvents } from "../events/ingest-events";
import { exportTraces } from "./export-traces";
import { handoffEvents } from "./trace-lists.fixture";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let ctx: Awaited<ReturnType<typeof projects.context>>;

beforeAll(async () => {
  projects = await openTestProjects();
  ctx = await projects.context();
  await ensureDay(projects.db, "2026-01-15");
  const values = ["a", "b", "c", "d", "e"].flatMap((trace, minute) => [
    {
      event: "trace_started",
      trace_id: trace,
      at: `2026-01-15T10:0${minute}:00Z`,
      name: `=${trace}`,
    },
    ...handoffEvents({ trace, id: trace, from: "planner", to: "writer", minute }),
  ]);
  await ingestEvents(ctx, { values, source: "native" });
});
afterAll(() => projects.close());

const exported = async (query: object, limits = {}) => {
  const asked = TraceExportQuery.parse({ format: "json", ...query });
  return exportResponse(asked.format, await exportTraces(ctx, asked, limits));
};

it("goes through all pages in the order of the list", async () => {
  const response = await exported({ order: "asc", q: "agent:planner" }, { pageSize: 2 });
  const body: { items: { id: string }[] } = await response.json();

  expect(body).toMatchObject({ exported: 5, is_complete: true });
  expect(body.items.map(({ id }) => id)).toEqual(["a", "b", "c", "d", "e"]);
  expect(response.headers.get("content-disposition")).toContain('"traces-5.json"');
});

it("says that it is not everything", async () => {
  const response = await exported({}, { max: 3, pageSize: 2 });
  const body: { items: { id: string }[] } = await response.json();

  expect(body).toMatchObject({ exported: 3, is_complete: false });
  expect(body.items.map(({ id }) => id)).toEqual(["e", "d", "c"]);
  expect(response.headers.get("content-disposition")).toContain("traces-first-3-of-more.json");
  expect(response.headers.get("x-export-complete")).toBe("false");
});

it("writes no cell that a spreadsheet would run", async () => {
  const text = await (await exported({ format: "csv", q: "trace:a" })).text();

  const [head, row] = text.split("\r\n");
  expect(head).toMatch(/^id,name,session_id,status,started_at/);
  expect(row).toMatch(/^a,'=a,,succeeded,2026-01-15T10:00:00/);
});

it("exports nothing as nothing", async () => {
  expect(await (await exported({ q: "agent:nobody" })).json()).toEqual({
    exported: 0,
    is_complete: true,
    items: [],
  });
});
