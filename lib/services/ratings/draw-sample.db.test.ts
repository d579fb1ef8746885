import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { RatingSampleQuery } from "@/lib/contracts/rating-sample";
import { HandoffId, UserId } from "@/lib/domain/ids";
import { ingestEvents } from "../events/ingest-events";
import { drawSample } from "./draw-sample";
import { rateHandoff } from "./rate-handoff";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

/** Twenty to Buyer, two to Writer, one still in flight. */
async function openProject() {
  const ctx = await projects.context();
  const values = Array.from({ length: 23 }, (_, n) => {
    const own = { trace_id: `t${n}`, handoff_id: `h${n}` };
    const to = n < 20 ? "Buyer" : "Writer";
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, n, second)).toISOString();
    return [
      {
        event: "handoff_initiated",
        ...own,
        at: at(0),
        from_agent: "Desk",
        to_agent: to,
        task: "Go",
      },
      { event: "handoff_received", ...own, at: at(1) },
      ...(n === 22 ? [] : [{ event: "task_complete", ...own, at: at(2) }]),
    ];
  }).flat();
  await ingestEvents(ctx, { source: "events", values });
  const as = (name: string) => ({
    ...ctx,
    actor: { kind: "user" as const, id: UserId.parse(name), name, role: "reviewer" as const },
  });
  const draw = async (asked: object, who = "ana") =>
    drawSample(as(who), RatingSampleQuery.parse({ size: 4, ...asked }));
  return { ctx, as, draw };
}

describe("a sample", () => {
  it("is the same for everybody with the same seed, and stays while it is rated", async () => {
    const { as, draw } = await openProject();
    const first = await draw({ seed: "s" });
    const [item] = first.items;
    if (!item) throw new Error("nothing was drawn");
    await rateHandoff(as("ben"), { id: HandoffId.parse(item.id), score: 0, note: "Wrong city" });

    const again = await draw({ seed: "s" });
    const other = await draw({ seed: "another" });

    expect(first).toMatchObject({ rater: "ana", drawn_from: 22, is_cut: false });
    expect(again.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id));
    expect(again.items[0]).toMatchObject({
      outcome: "failed",
      ratings: [{ rater: "ben", score: 0, note: "Wrong city" }],
    });
    expect(other.items.map(({ id }) => id)).not.toEqual(first.items.map(({ id }) => id));
  });

  it("takes one of each pair in turn, where asked", async () => {
    const { draw } = await openProject();

    const { items } = await draw({ rule: "by_pair", size: 2 });

    expect(
      items.map(({ to_agent: to }) => to).toSorted((a, b) => String(a).localeCompare(String(b))),
    ).toEqual(["Buyer", "Writer"]);
  });

  it("says the latest of each rater", async () => {
    const { ctx, as, draw } = await openProject();
    const [item] = (await draw({})).items;
    const id = HandoffId.parse(item?.id);
    await rateHandoff(as("ana"), { id, score: 0.2 });
    const later = () => (ctx.now() + 1n) as ReturnType<typeof ctx.now>;
    await rateHandoff({ ...as("ana"), now: later }, { id, score: 0.9 });
    await rateHandoff(as("ben"), { id, score: 0.4 });

    const { items } = await draw({});

    const said = items[0]?.ratings.map(({ rater, score }) => [rater, score]);
    expect(said?.sort()).toEqual([
      ["ana", 0.9],
      ["ben", 0.4],
    ]);
  });

  it("is of the period and the project only", async () => {
    const { draw } = await openProject();
    const stranger = await projects.context();

    const early = await draw({ to: "2026-01-01T00:05:00Z", size: 100 });
    expect(early.items).toHaveLength(5);
    expect((await drawSample(stranger, RatingSampleQuery.parse({}))).items).toEqual([]);
  });
});
