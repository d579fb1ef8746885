import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { runMigrations } from "graphile-worker";
import postgres from "postgres";

/** Any constant: every Baton node of one database must take the same lock. */
const MIGRATION_LOCK = 7_265_417;

/**
 * Brings the schema up to date. Nodes that start together take turns: the second finds nothing to do.
 * A session-level lock on a connection of its own, so that a crashed node frees it.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(sql), { migrationsFolder: path.join(process.cwd(), "db/migrations") });
    await runMigrations({ connectionString: url });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
