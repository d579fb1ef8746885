import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** The `when` of the newest applied migration, as drizzle's migrator keeps it. */
export async function findLastMigrationAt(db: Db): Promise<number | undefined> {
  const rows = await db.execute<{ created_at: string }>(
    sql`select created_at from drizzle.__drizzle_migrations order by created_at desc limit 1`,
  );
  return rows[0] === undefined ? undefined : Number(rows[0].created_at);
}
