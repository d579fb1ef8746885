import { afterAll, beforeAll, expect, it } from "vitest";
import { findAnalysedBefore } from "@/db/queries/analysis";
import { openTestProjects } from "@/db/testing/test-project";
import { nanosFromMs } from "@/lib/domain/time";
import type { ServiceContext } from "@/lib/services/context";
import { ingestEvents } from "@/lib/services/events/ingest-events";
import { getGaps } from "@/lib/services/gaps/get-gaps";
import { listFindingKinds } from "@/lib/services/stats/list-finding-kinds";
import { analyseRound } from "./start-analysis";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

/** So much later that what was just sent is quiet. */
const soon = () => nanosFromMs(Date.now() + 10_000);

async function send(ctx: ServiceContext, ...traces: string[]): Promise<void> {
  const values = traces.map((trace_id) => ({
    event: "handoff_initiated",
    trace_id,
    handoff_id: "h",
    at: "2026-01-01T00:00:00Z",
    from_agent: "Desk",
    to_agent: "Buyer",
    task: "Go",
  }));
  await ingestEvents(ctx, { source: "events", values });
}

async function waiting(ctx: ServiceContext): Promise<number> {
  const [gaps, findings] = await Promise.all([getGaps(ctx, {}), listFindingKinds(ctx, {})]);
  expect(findings.pending_traces).toBe(gaps.pending_traces);
  return gaps.pending_traces;
}

it("traces that wait are counted, also when it is known before when all is analysed", async () => {
  const ctx = await projects.context();
  await send(ctx, ...Array.from({ length: 50 }, (_, n) => `t${n}`));
  expect(await waiting(ctx)).toBe(50);
  expect(await findAnalysedBefore(ctx.db)).toBeUndefined();

  // A round that is full says nothing of what is left.
  expect(await analyseRound(ctx.db, { since: new Date(0), now: soon })).toBeUndefined();
  expect(await findAnalysedBefore(ctx.db)).toBeUndefined();
  const done = await analyseRound(ctx.db, { since: new Date(0), now: soon });

  expect(await waiting(ctx)).toBe(0);
  expect(await findAnalysedBefore(ctx.db)).toEqual(done);
  await send(ctx, "late", "later");
  expect(await waiting(ctx)).toBe(2);
  await analyseRound(ctx.db, { since: done ?? new Date(0), now: soon });
  expect(await waiting(ctx)).toBe(0);
  // Written once a minute at most.
  expect(await findAnalysedBefore(ctx.db)).toEqual(done);
});
