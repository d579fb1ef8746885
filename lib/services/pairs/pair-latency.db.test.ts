import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import type { Json } from "@/lib/domain/json";
import { ingestEvents } from "../events/ingest-events";
import { getPairLatency } from "./get-pair-latency";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

function handoff(n: number, to_agent: string, timing: Json): Json {
  return {
    event: "handoff_initiated",
    trace_id: "t",
    handoff_id: `${to_agent}-${n}`,
    at: `2026-01-01T00:00:${String(n % 60).padStart(2, "0")}Z`,
    from_agent: "Desk/1",
    to_agent,
    task: "Go",
    timing,
  };
}

it("tells the quantiles of one pair, part by part, and nothing of what nobody measured", async () => {
  const ctx = await projects.context();
  const values = [
    ...Array.from({ length: 101 }, (_, n) => handoff(n, "Buyer", { network_ms: n })),
    handoff(1, "Writer", { network_ms: 9_000 }),
  ];
  await ingestEvents(ctx, { source: "events", values });
  await ingestEvents(ctx, { source: "import", values: [handoff(200, "Buyer", { init_ms: 900 })] });

  const latency = await getPairLatency(ctx, { fromAgent: "Desk/1", toAgent: "Buyer" });
  const nobody = await getPairLatency(ctx, { fromAgent: "Buyer", toAgent: "Desk/1" });

  expect(latency).toEqual({
    from_agent: "Desk/1",
    to_agent: "Buyer",
    count: 101,
    components: { network: { p50: 50, p95: 95, p99: 99, n: 101 } },
  });
  expect(nobody).toMatchObject({ count: 0, components: {} });
});
