import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Creates the partitions of one UTC day (`YYYY-MM-DD`) unless they exist; safe to race. */
export async function ensureDay(db: Db, day: string): Promise<void> {
  await db.execute(sql`select baton_ensure_day(${day}::date)`);
}
