import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { examineDatabase } from "../doctor/examine";
import { checkReadiness } from "./check-readiness";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

const schemaVerdict = async () =>
  (await examineDatabase(projects.db)).find(({ name }) => name === "Schema");

it("serves on its own schema, and on a newer one, which it names", async () => {
  expect(await checkReadiness(projects.db)).toEqual({ ready: true, schema: "own" });

  await projects.db.execute(sql`
    insert into drizzle.__drizzle_migrations (hash, created_at)
    select 'of a later version', max(created_at) + 1 from drizzle.__drizzle_migrations`);

  expect(await checkReadiness(projects.db)).toEqual({ ready: true, schema: "newer" });
  expect(await schemaVerdict()).toMatchObject({ state: "warn" });
});

it("does not serve on an older schema", async () => {
  await projects.db.execute(sql`
    update drizzle.__drizzle_migrations set created_at = created_at - 10000000000`);

  expect(await checkReadiness(projects.db)).toMatchObject({ ready: false });
  expect(await schemaVerdict()).toMatchObject({ state: "fail" });
});
