import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect, type Connection, type Db, driverOf } from "./client";
import { createTestDatabase } from "./testing/test-database";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let connection: Connection;
let admin: Connection;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connect(database.url, { max: 3 });
  admin = connect(database.url, { max: 1 });
});
afterAll(async () => {
  await connection.close();
  await admin.close();
  await database.drop();
});

const pidOf = async (db: Db): Promise<number> => {
  const [row] = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
};
const cut = (pid: number) => admin.db.execute(sql`select pg_terminate_backend(${pid}::int)`);
const codeOf = (error: unknown): unknown =>
  error instanceof Error ? (codeOf(error.cause) ?? ("code" in error ? error.code : null)) : null;

it("rejects what ran on a connection that is cut, and goes on with another, again and again", async () => {
  for (let round = 0; round < 20; round++) {
    const fate = connection.db.transaction(async (tx) => {
      const pid = await pidOf(tx);
      const running = tx.execute(sql`select pg_sleep(30)`);
      await Promise.all([running, cut(pid)]);
    });

    await expect(fate.catch(codeOf)).resolves.toMatch(/^(57P01|CONNECTION_CLOSED|ECONNRESET)$/);
    expect(await pidOf(connection.db)).toBeGreaterThan(0);
  }
});

it("rejects a transaction whose connection is cut between two statements", async () => {
  const fate = connection.db.transaction(async (tx) => {
    await cut(await pidOf(tx));
    await tx.execute(sql`select 1`);
    await tx.execute(sql`select 2`);
  });

  await expect(fate.catch(codeOf)).resolves.toMatch(/^(57P01|CONNECTION_CLOSED|ECONNRESET|EPIPE)$/);
  expect(await pidOf(connection.db)).toBeGreaterThan(0);
});

it("survives that all connections are cut at once, under load", async () => {
  const query = () => connection.db.transaction((tx) => tx.execute(sql`select pg_sleep(0.01)`));
  const load = Array.from({ length: 60 }, () => query().then(() => "ok", codeOf));
  const others = sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  await admin.db.execute(others);
  await admin.db.execute(others);

  const outcomes = new Set(await Promise.all(load));

  const expected = ["ok", "57P01", "CONNECTION_CLOSED", "CONNECTION_DESTROYED", "ECONNRESET"];
  expect([...outcomes].filter((outcome) => !expected.includes(String(outcome)))).toEqual([]);
  await expect(Promise.all(Array.from({ length: 9 }, query))).resolves.toHaveLength(9);
});

it("still rolls back, and says why, when the connection is fine", async () => {
  await expect(
    connection.db
      .transaction(async (tx) => {
        await tx.execute(sql`create table left_over (id int)`);
        await tx.execute(sql`select 1 / 0`);
      })
      .catch(codeOf),
  ).resolves.toBe("22012");
  const [row] = await connection.db.execute(sql`select to_regclass('left_over') as found`);
  expect(row).toEqual({ found: null });
});

it("begins a transaction behind as much as is on its way", async () => {
  const { db, close } = connect(database.url, { max: 1 });
  const send = (text: string) => driverOf(db).unsafe("select length($1)", [text]).execute();
  const begun = () => db.transaction((tx) => tx.execute(sql`select`)).then(() => "ok", String);
  for (let n = 0; n < 5; n++) await send("known, and so sent as one message");

  const behindMany = [...Array.from({ length: 100 }, () => send("x")), begun()];
  const outcomes = [(await Promise.all(behindMany)).at(-1)];
  // The first is less than a socket takes; the last is less than what the driver sends at once, but for `begin`.
  for (const bytes of [950, 960, 970, 980, 990]) {
    const behindMuch = [send("x".repeat(65_000)), send("x".repeat(bytes)), begun()];
    outcomes.push((await Promise.all(behindMuch)).at(-1));
  }
  const [left] = await db.execute(sql`select now() <> statement_timestamp() as "isInside"`);
  await close();

  expect(new Set(outcomes)).toEqual(new Set(["ok"]));
  expect(left).toEqual({ isInside: false });
});
