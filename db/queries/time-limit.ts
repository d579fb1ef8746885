import { sql } from "drizzle-orm";
import { failureCode } from "../../lib/errors";
import type { Db } from "../client";

const QUERY_CANCELED = "57014";

/** Reads whose statements PostgreSQL ends after `limitMs` each, so that none holds a connection for long. */
export async function withTimeLimit<Read>(
  db: Db,
  limitMs: number,
  read: (db: Db) => Promise<Read>,
): Promise<{ kind: "read"; value: Read } | { kind: "too_slow" }> {
  try {
    const value = await db.transaction(
      async (tx) => {
        await tx.execute(sql`select set_config('statement_timeout', ${String(limitMs)}, true)`);
        return read(tx);
      },
      { accessMode: "read only" },
    );
    return { kind: "read", value };
  } catch (error) {
    if (failureCode(error) === QUERY_CANCELED) return { kind: "too_slow" };
    throw error;
  }
}
