import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findFailing, readReleasedStatements } from "./testing/released-statements";
import { createTestDatabase } from "./testing/test-database";

/** While a new version is rolled out, nodes of the one before work on its schema. */
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let sql: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

it("takes every statement of the last release", async () => {
  const statements = await readReleasedStatements();

  expect(statements.length).toBeGreaterThan(500);
  expect(await findFailing(sql, statements)).toEqual([]);
}, 120_000);

it("notices a column that is gone", async () => {
  const about = (await readReleasedStatements()).filter((text) =>
    text.includes("bodies_removed_at"),
  );

  await sql`alter table trace drop column bodies_removed_at`;

  const failing = await findFailing(sql, about);
  expect(failing.length).toBeGreaterThan(0);
  expect(failing[0]?.why).toContain("bodies_removed_at");
});
