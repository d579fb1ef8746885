import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { RatingBody } from "@/lib/contracts/rating";
import { HandoffId, UserId } from "@/lib/domain/ids";
import type { KeyScope } from "@/lib/domain/members/scopes";
import { ingestEvents } from "../events/ingest-events";
import { listHandoffEvents } from "../handoffs/list-handoff-events";
import { rateHandoff } from "./rate-handoff";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const id = HandoffId.parse("h");

async function openProject() {
  const ctx = await projects.context();
  const own = { trace_id: "t", handoff_id: "h" };
  const at = (second: number) => `2026-01-01T00:00:0${second}Z`;
  await ingestEvents(ctx, {
    source: "events",
    values: [
      { event: "handoff_initiated", ...own, at: at(0), from_agent: "a", to_agent: "b", task: "Go" },
      { event: "handoff_received", ...own, at: at(1) },
      { event: "task_complete", ...own, at: at(2) },
    ],
  });
  const as = (name: string, role: "reviewer" | "viewer" = "reviewer") => ({
    ...ctx,
    actor: { kind: "user" as const, id: UserId.parse(name), name, role },
  });
  return { ctx, as };
}

describe("a rating", () => {
  it("decides the outcome: the mean of the latest of each rater", async () => {
    const { ctx, as } = await openProject();

    const bad = await rateHandoff(as("ana"), { id, score: 0, note: "Wrong city" });
    const mixed = await rateHandoff(as("ben"), { id, score: 1 });
    const later = { ...as("ana"), now: () => (ctx.now() + 1n) as ReturnType<typeof ctx.now> };
    const good = await rateHandoff(later, { id, score: 0.9 });

    expect(bad).toMatchObject({ quality: 0, outcome: "failed", error: { type: "low_quality" } });
    expect(mixed).toMatchObject({ quality: 0.5, outcome: "failed" });
    expect(good).toMatchObject({ quality: 0.95, outcome: "succeeded" });
    const { items } = await listHandoffEvents(ctx, { id, limit: 50 });
    expect(JSON.stringify(items)).toContain("Wrong city");
  });

  it("is for those who work or review, of what there is, from 0 to 1", async () => {
    const { ctx, as } = await openProject();
    const none = HandoffId.parse("none");

    await expect(rateHandoff(as("vi", "viewer"), { id, score: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(rateHandoff(as("ana"), { id: none, score: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
    const bound = (agent: string, scopes: KeyScope[]) => ({
      ...ctx,
      actor: { kind: "api_key" as const, id: agent, label: agent, scopes, agents: [agent] },
    });
    await expect(rateHandoff(bound("b", ["run"]), { id, score: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await rateHandoff(bound("a", ["run"]), { id, score: 1 })).toMatchObject({ quality: 1 });
    expect(await rateHandoff(bound("b", ["approve"]), { id, score: 0 })).toMatchObject({
      quality: 0.5,
    });
    await ingestEvents(ctx, {
      source: "events",
      values: [
        {
          event: "handoff_initiated",
          trace_id: "t",
          handoff_id: "r",
          at: "2026-01-01T00:00:03Z",
          from_agent: "b",
          to_agent: "a",
          task: "Done",
          type: "return",
          parent_id: "h",
        },
      ],
    });
    const back = HandoffId.parse("r");
    await expect(rateHandoff(bound("b", ["run"]), { id: back, score: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await rateHandoff(bound("a", ["run"]), { id: back, score: 1 })).toMatchObject({
      type: "return",
      quality: 1,
    });
    expect(RatingBody.safeParse({ score: 1.1 }).success).toBe(false);
    expect(RatingBody.safeParse({ score: Number.NaN }).success).toBe(false);
  });
});
