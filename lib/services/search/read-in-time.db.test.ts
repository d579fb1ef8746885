import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProjects } from "@/db/testing/test-project";
import { parseQuery } from "@/lib/domain/query/parse-query";
import type { ServiceContext } from "../context";
import { readInTime } from "./read-in-time";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let ctx: ServiceContext;
beforeAll(async () => {
  projects = await openTestProjects();
  ctx = await projects.context();
});
afterAll(() => projects.close());

it("stops what takes too long and says what to narrow", async () => {
  const parsed = parseQuery("agent:a duration:>2s -agent:b");
  const query = parsed.kind === "parsed" ? parsed.query : [];

  const reading = readInTime(ctx, { query, limitMs: 50 }, ({ db }) =>
    db.execute(sql`select pg_sleep(60)`),
  );

  await expect(reading).rejects.toMatchObject({
    code: "query_too_slow",
    message: expect.stringContaining("`duration:>2s`, `-agent:b` look at everything"),
  });
});

it("limits nothing but its own reading, which writes nothing", async () => {
  const limitOf = (db: ServiceContext["db"]) =>
    db.execute<{ limit: string }>(sql`select current_setting('statement_timeout') as limit`);

  const [within] = await readInTime(ctx, { limitMs: 1_234 }, ({ db }) => limitOf(db));
  const [after] = await limitOf(ctx.db);
  const writing = readInTime(ctx, {}, ({ db }) => db.execute(sql`delete from saved_view`));

  expect([within?.limit, after?.limit]).toEqual(["1234ms", "0"]);
  await expect(writing).rejects.toMatchObject({ cause: { code: "25006" } });
});
