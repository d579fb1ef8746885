import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { listHandoffsOfTrace } from "@/db/queries/handoffs";
import { contextLostAtHop2 } from "@/lib/demo/scenarios/context-lost-at-hop-2";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { ingestEvents } from "../events/ingest-events";
import { getHandoffGap } from "./get-handoff-gap";
import { getLineage } from "./get-lineage";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

describe("the demo's context lost at hop 2", () => {
  const traceId = TraceId.parse("demo-context-lost-at-hop-2");

  async function load() {
    const ctx = await projects.context();
    const values = contextLostAtHop2(TEST_NOW) as Json[];
    await ingestEvents(ctx, { source: "demo", values });
    const handoffs = await listHandoffsOfTrace(ctx.db, { projectId: ctx.projectId, traceId });
    return { ctx, handoffs };
  }

  it("names what the second hop withheld and what it lost", async () => {
    const { ctx, handoffs } = await load();
    const [, second] = handoffs;

    const gap = await getHandoffGap(ctx, { id: HandoffId.parse(second?.id), traceId });

    expect(gap.withheld).toContain("/constraints/minimum_results");
    expect(gap.withheld).toContain("/constraints/exclude_country");
    expect(gap.transfer_loss).toContain("/deadline");
    expect(gap.gap_score).toBeGreaterThan(0.3);
    expect(gap.stages.understood.present).toBe(true);
  });

  it("says where the criteria were lost and who needed them", async () => {
    const { ctx, handoffs } = await load();

    const lineage = await getLineage(ctx, traceId);

    const minimum = lineage.facts.find(({ path }) => path === "/constraints/minimum_results");
    expect(minimum?.lost_at).toBe(handoffs[1]?.id);
    expect(minimum?.needed_by).toEqual([handoffs[0]?.id]);
    expect(lineage.survival[0]).toBe(1);
    expect(lineage.survival[1]).toBeLessThan(0.3);
  });
});
