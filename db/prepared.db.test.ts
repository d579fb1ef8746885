import { eq, sql } from "drizzle-orm";
import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, type Connection } from "./client";
import { encodedAs, prepared } from "./prepared";
import { createTestDatabase } from "./testing/test-database";

const note = pgTable("note_for_test", {
  id: text("id").primaryKey(),
  body: jsonb("body").$type<{ words: string } | null>(),
});
type Note = typeof note.$inferSelect;

const insert = prepared<Note, unknown>((db, { id, body }) => db.insert(note).values({ id, body }));
const change = prepared<Note, unknown>((db, { id, body }) =>
  db
    .update(note)
    .set({ body: encodedAs(note.body, body) })
    .where(eq(note.id, id)),
);
const find = prepared<{ id: string }, Note[]>((db, { id }) =>
  db.select().from(note).where(eq(note.id, id)),
);

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connect(database.url, { max: 1 });
  await connection.db.execute(
    sql.raw("create table note_for_test (id text primary key, body jsonb)"),
  );
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

it("reads what it wrote, with each value in its place", async () => {
  const { db } = connection;
  await insert(db, { id: "a", body: { words: "first" } });
  await insert(db, { id: "b", body: { words: "second" } });

  expect(await find(db, { id: "b" })).toEqual([{ id: "b", body: { words: "second" } }]);
  expect(await find(db, { id: "a" })).toEqual([{ id: "a", body: { words: "first" } }]);
});

it("belongs to the transaction that it is given", async () => {
  const { db } = connection;
  const failing = db.transaction(async (tx) => {
    await insert(tx, { id: "rolled back", body: null });
    await tx.transaction((inner) => change(inner, { id: "rolled back", body: { words: "seen" } }));
    expect(await find(tx, { id: "rolled back" })).toHaveLength(1);
    throw new Error("on purpose");
  });

  await expect(failing).rejects.toThrow("on purpose");
  expect(await find(db, { id: "rolled back" })).toEqual([]);
});

it("writes null as null, not as the JSON text", async () => {
  const { db } = connection;
  await insert(db, { id: "null", body: { words: "not yet" } });
  await change(db, { id: "null", body: null });

  const rows = await db.execute(
    sql`select body is null as "isNull" from note_for_test where id = 'null'`,
  );

  expect(rows).toEqual([{ isNull: true }]);
});

it("is prepared once a connection", async () => {
  const { db } = connection;
  for (let time = 0; time < 5; time += 1) await find(db, { id: "a" });

  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_prepared_statements
      where statement like 'select%note_for_test%' and statement not like '%pg_prepared%'`,
  );

  expect(row?.count).toBe(1);
});
