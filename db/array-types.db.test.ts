import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, type Connection } from "./client";
import { createTestDatabase } from "./testing/test-database";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let connection: Connection;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connect(database.url, { max: 1 });
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

it.each([
  ["text", ["", "NULL", 'a "quoted" \\ one', "{a,b}", "two\nlines", "ü", null]],
  ["text", []],
  ["uuid", ["0190a5e0-0000-7000-8000-000000000000"]],
  ["bigint", ["9223372036854775807", "-1"]],
  ["int", [1, -2, null]],
  ["float8", [0.1, 1e300]],
])("gives %s[] back as it was given: %j", async (type, values) => {
  const [row] = await connection.db.execute(
    sql`select ${sql.param(values)}::${sql.raw(type)}[] as given`,
  );
  expect(row).toEqual({ given: values });
});
