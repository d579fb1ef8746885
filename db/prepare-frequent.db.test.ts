import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

/** What the one connection keeps, of the statements that carry this mark. */
async function preparedWith(mark: string): Promise<number> {
  const [row] = await connection.db.execute<{ count: number }>(
    sql.raw(`select count(*)::int as count from pg_prepared_statements
      where statement like '%${mark}%' and statement not like '%pg_prepared_statements%'`),
  );
  return row?.count ?? 0;
}

describe("statements that come again", () => {
  it("are prepared once, in transactions and savepoints too", async () => {
    const ask = (db: Connection["db"]) => db.execute(sql`select ${1}::int as again`);

    for (let time = 0; time < 5; time += 1) {
      await ask(connection.db);
      await connection.db.transaction(async (tx) => {
        await ask(tx);
        await tx.transaction(ask);
      });
    }

    expect(await preparedWith("as again")).toBe(1);
  });

  it("stay unnamed while their text varies", async () => {
    for (let time = 0; time < 20; time += 1) {
      await connection.db.execute(sql`select ${1}::int as ${sql.raw(`varies_${time}`)}`);
    }

    expect(await preparedWith("as varies")).toBe(0);
  });

  it("go on when the table below them has changed", async () => {
    const { db } = connection;
    await db.execute(sql.raw("create table changes (id int)"));
    await db.execute(sql.raw("insert into changes values (1)"));
    const read = () => db.execute(sql`select * from changes where id = ${1}`);
    for (let time = 0; time < 5; time += 1) await read();

    await db.execute(sql.raw("alter table changes add column name text default 'new'"));

    expect(await read()).toEqual([{ id: 1, name: "new" }]);
  });
});
