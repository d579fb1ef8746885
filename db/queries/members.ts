import type { Db } from "../client";
import { member } from "../schema";

export async function insertMember(db: Db, row: typeof member.$inferInsert): Promise<void> {
  await db.insert(member).values(row).onConflictDoNothing();
}
