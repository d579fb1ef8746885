import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { closeSharedDb, type Db, sharedDb } from "../client";
import { createTestDatabase } from "./test-database";

/** For a file that calls routes: the process's own database is one of the file's own. */
export function useSharedDatabase(): () => Db {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    database = await createTestDatabase();
    process.env["DATABASE_URL"] = database.url;
    process.env["BATON_SECRET"] = randomUUID();
  });
  afterAll(async () => {
    await closeSharedDb();
    await database.drop();
  });
  return () => sharedDb(database.url);
}
