import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase } from "@/db/testing/test-database";
import { openLane } from "./hop-lanes";

let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("a plan is kept, and made anew when the lane is twice as old as it was made at", async () => {
  let ms = 0;
  const lane = openLane(database.url, () => ms);
  const send = (text: string) => lane.take().execute<Record<string, string>>(sql.raw(text));
  const plan = async () => (await send("explain execute look('a')"))[0]?.["QUERY PLAN"];
  await send("create table thing (id text primary key)");
  await send("prepare look as select from thing where id > $1");

  const empty = await plan();
  await send("insert into thing select n::text from generate_series(1, 20000) n");
  const kept = await plan();
  ms = 1_000;
  const full = await plan();
  await send("insert into thing select n::text from generate_series(20001, 90000) n");
  ms = 1_999;
  const keptAgain = await plan();
  ms = 2_000;
  const fuller = await plan();
  await lane.close();

  expect(kept).toBe(empty);
  expect(full).not.toBe(empty);
  expect(keptAgain).toBe(full);
  expect(fuller).not.toBe(full);
});
