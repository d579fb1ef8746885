import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import type { GapDto } from "@/lib/contracts/gap";
import { HandoffListQuery } from "@/lib/contracts/trace";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import { ingestOpenaiAgents } from "../events/ingest-openai-agents";
import { ingestOtlp } from "../events/ingest-otlp";
import { listHandoffs } from "../handoffs/list-handoffs";
import { getHandoffGap } from "./get-handoff-gap";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

type Context = Awaited<ReturnType<(typeof projects)["context"]>>;

const fixture = (name: string) =>
  readFile(new URL(`../../ingest/fixtures/${name}`, import.meta.url));

async function gapOfFirst(ctx: Context): Promise<GapDto> {
  const { items } = await listHandoffs(ctx, HandoffListQuery.parse({}));
  const first = items.find(({ seq }) => seq === 1);
  const traceId = TraceId.parse(first?.trace_id);
  return getHandoffGap(ctx, { id: HandoffId.parse(first?.id), traceId });
}

function textsOf({ facts }: GapDto, paths: readonly string[]): string[] {
  return facts.flatMap(({ path, text }) => (paths.includes(path) ? [text] : []));
}

describe("the gap of what real SDKs sent", () => {
  it("names the user's request, which an ADK agent without history never got", async () => {
    const ctx = await projects.context();
    const bytes = await fixture("adk/include_none-001_v1_traces.json");
    await ingestOtlp(ctx, { bytes, encoding: "json" });

    const gap = await gapOfFirst(ctx);

    const missing = textsOf(gap, [...gap.withheld, ...gap.transfer_loss]).join("\n");
    expect(missing).toContain("Find 20 fintech companies");
  });

  it("calls withheld what an input filter took out, and nothing lost", async () => {
    const ctx = await projects.context();
    await ingestOpenaiAgents(ctx, await fixture("openai/route_input_filter.ingest.json"));

    const gap = await gapOfFirst(ctx);

    expect(gap.transfer_loss).toEqual([]);
    expect(gap.withheld.length).toBeGreaterThan(0);
    expect(gap.gap_score).toBe(0);
  });

  it("finds nothing missing where the whole conversation was handed over", async () => {
    const ctx = await projects.context();
    await ingestOpenaiAgents(ctx, await fixture("openai/route_plain.ingest.json"));

    const gap = await gapOfFirst(ctx);

    expect([gap.withheld, gap.transfer_loss, gap.gap_score]).toEqual([[], [], 0]);
  });
});
