import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import type { Json } from "@/lib/domain/json";
import { ingestEvents } from "../events/ingest-events";
import { listRejects } from "./list-rejects";
import { replayReject } from "./replay-reject";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const bad: Json = { event: "teleported", trace_id: "t", task: "use AKIAIOSFODNN7EXAMPLE" };

describe("rejected input", () => {
  it("is kept with its reason, masked, once however often it comes", async () => {
    const ctx = await projects.context();

    await ingestEvents(ctx, { values: [bad, bad], source: "native" });
    await ingestEvents(ctx, { values: [bad], source: "native" });

    const { items } = await listRejects(ctx, { limit: 50 });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ source: "native", code: "invalid_input", times: 3 });
    expect(items[0]?.message).toContain("teleported");
    expect(items[0]?.body).toContain("[masked:aws_access_key:");
    expect(items[0]?.body).not.toContain("AKIA");
  });

  it("says why a replay is refused again, and keeps it", async () => {
    const ctx = await projects.context();
    await ingestEvents(ctx, { values: [bad], source: "native" });
    const [reject] = (await listRejects(ctx, { limit: 50 })).items;

    await expect(replayReject(ctx, reject?.id ?? "")).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("teleported"),
    });

    expect((await listRejects(ctx, { limit: 50 })).items).toHaveLength(1);
  });

  it("is not found from another project, nor by a guess", async () => {
    const [mine, theirs] = [await projects.context(), await projects.context()];
    await ingestEvents(mine, { values: [bad], source: "native" });
    const [reject] = (await listRejects(mine, { limit: 50 })).items;

    await expect(replayReject(theirs, reject?.id ?? "")).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("pages through all of them once", async () => {
    const ctx = await projects.context();
    const values = Array.from({ length: 5 }, (_, n): Json => ({ event: `unknown-${n}` }));
    await ingestEvents(ctx, { values, source: "native" });

    const first = await listRejects(ctx, { limit: 3 });
    const second = await listRejects(ctx, { limit: 3, cursor: first.next_cursor ?? "" });

    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect([new Set(ids).size, second.next_cursor]).toEqual([5, null]);
  });
});
