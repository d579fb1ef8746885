import { sql } from "drizzle-orm";
import type { Db } from "../client";

/**
 * Creates the partitions of one UTC day (`YYYY-MM-DD`) unless they exist; safe to race. The lock that this
 * takes is only taken where there is something to create: in a long transaction all others would wait.
 */
export async function ensureDay(db: Db, day: string): Promise<void> {
  // The last of the three that the function makes, all in one transaction.
  const last = `payload_${day.replaceAll("-", "")}`;
  await db.execute(sql`select baton_ensure_day(${day}::date) where to_regclass(${last}) is null`);
}
