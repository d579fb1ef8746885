import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Db } from "../client";

/** What a process that dies leaves behind: the transaction is rolled back, nothing after it happens. */
export class Crash extends Error {}

/** A database on which the process "dies" before the statement of one's choice. */
export function openCrashingDatabase(url: string) {
  let left = Number.POSITIVE_INFINITY;
  const sql = postgres(url, { max: 2, onnotice: () => undefined });
  const logQuery = () => {
    left -= 1;
    if (left < 0) throw new Crash("the process died");
  };
  const db: Db = drizzle(sql, { logger: { logQuery } });
  return {
    db,
    /** Does it, and dies after this many statements; false when it died. */
    async survives(statements: number, act: () => Promise<unknown>): Promise<boolean> {
      left = statements;
      try {
        await act();
        return true;
      } catch (error) {
        if (isCrash(error)) return false;
        throw error;
      } finally {
        left = Number.POSITIVE_INFINITY;
      }
    },
    close: () => sql.end(),
  };
}

function isCrash(error: unknown): boolean {
  return error instanceof Crash || (error instanceof Error && isCrash(error.cause));
}
