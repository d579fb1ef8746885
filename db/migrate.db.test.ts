import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import journal from "./migrations/meta/_journal.json";
import { connect } from "./client";
import { migrateDatabase } from "./migrate";
import { ensureDay } from "./queries/partitions";
import { createTestDatabase } from "./testing/test-database";

it("migrates an empty database once when several nodes start together", async () => {
  const database = await createTestDatabase();
  const { db, close } = connect(database.url, { max: 2 });
  await db.execute(sql`drop schema public cascade`);
  await db.execute(sql`drop schema drizzle cascade`);
  await db.execute(sql`create schema public`);

  await Promise.all([1, 2, 3].map(() => migrateDatabase(database.url)));

  const [applied] = await db.execute(
    sql`select count(*)::int as n from drizzle.__drizzle_migrations`,
  );
  const [tables] = await db.execute(sql`select to_regclass('public.span') is not null as ok`);
  expect([applied?.["n"], tables?.["ok"]]).toEqual([journal.entries.length, true]);
  await close();
  await database.drop();
});

it("creates a day's partitions once when several nodes ask together", async () => {
  const database = await createTestDatabase();
  const { db, close } = connect(database.url, { max: 5 });

  await Promise.all([1, 2, 3, 4].map(() => ensureDay(db, "2031-02-03")));

  const [row] = await db.execute(
    sql`select count(*)::int as n from pg_class where relname like '%_20310203' and relkind = 'r'`,
  );
  expect(row?.["n"]).toBe(3);
  await close();
  await database.drop();
});
