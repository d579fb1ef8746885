import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { NATIVE_SOURCE } from "@/lib/contracts/ingest";
import { ingestEvents } from "../events/ingest-events";
import { getConnectStatus } from "./get-connect-status";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const AT = "2026-01-05T10:00:00Z";

it("counts what the handoffs of a source tell, returns left out", async () => {
  const ctx = await projects.context();
  const sides = { trace_id: "t1", from_agent: "a", to_agent: "b" };
  const values = [
    {
      event: "handoff_initiated",
      ...sides,
      handoff_id: "h1",
      at: AT,
      task: "x",
      context: { n: 1 },
    },
    { event: "handoff_received", trace_id: "t1", handoff_id: "h1", at: AT, context: { n: 1 } },
    { event: "task_complete", trace_id: "t1", handoff_id: "h1", at: AT, result: 1 },
    { event: "handoff_initiated", ...sides, handoff_id: "h2", at: AT },
    { event: "handoff_initiated", ...sides, handoff_id: "h3", at: AT, type: "return", context: {} },
  ];
  await ingestEvents(ctx, { values, source: NATIVE_SOURCE });
  const { sources } = await getConnectStatus(ctx);
  expect(sources).toMatchObject([
    {
      source: NATIVE_SOURCE,
      captures: { handoffs: 2, sides: 2, task: 1, sent: 1, received: 1, receipt: 1, end: 1 },
    },
  ]);
});
