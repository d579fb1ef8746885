import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as getOverview } from "@/app/api/v1/stats/overview/route";
import { GET as getTraces } from "@/app/api/v1/traces/route";
import { closeSharedDb, sharedReplica } from "@/db/client";
import { project } from "@/db/schema";
import { openTestProjects, TEST_NOW } from "@/db/testing/test-project";
import { formatInstant } from "@/lib/domain/time";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";
import { ingestEvents } from "@/lib/services/events/ingest-events";

/** Another database stands for the replica: what only it knows tells where something was read. */
let primary: Awaited<ReturnType<typeof openTestProjects>>;
let replica: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  [primary, replica] = await Promise.all([openTestProjects(), openTestProjects()]);
  process.env["DATABASE_URL"] = primary.url;
  process.env["BATON_READ_DATABASE_URL"] = replica.url;
});
afterAll(async () => {
  await closeSharedDb();
  await primary.close();
  await replica.close();
});

it("reads figures from the replica, and lists where they are written", async () => {
  const ctx = await primary.context();
  const { key } = await createApiKey(ctx, {
    label: "reader",
    scopes: ["read"],
    expires_in_days: null,
  });
  await replica.db
    .insert(project)
    .values({ id: ctx.projectId, slug: ctx.projectId, name: "Replica" });
  const handoff = { trace_id: "t", handoff_id: "h", at: formatInstant(TEST_NOW) };
  await ingestEvents(
    { ...ctx, db: replica.db },
    {
      source: "native",
      values: [
        { event: "handoff_initiated", ...handoff, from_agent: "a", to_agent: "b", task: "Go" },
        { event: "task_complete", ...handoff, result: {} },
      ],
    },
  );
  const ask = async (route: typeof getOverview, path: string) => {
    const headers = { authorization: `Bearer ${key}` };
    const answer = await route(new Request(`http://baton.test${path}`, { headers }), {
      params: Promise.resolve({}),
    });
    return answer.json();
  };

  const period = "from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z";
  expect(await ask(getOverview, `/?${period}`)).toMatchObject({ handoffs: 1 });
  expect(await ask(getTraces, "/")).toMatchObject({ items: [] });
});

it("changes nothing there", async () => {
  const db = sharedReplica(replica.url);

  await expect(db.execute(sql`delete from trace where project_id = 'x'`)).rejects.toMatchObject({
    cause: { code: "25006" },
  });
});
