import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Db } from "@/db/client";
import { findLastMigrationAt } from "@/db/queries/migrations";

/** `newer`: a later version has migrated; this one works on, because migrations only add. */
export type Readiness = { ready: true; schema: "own" | "newer" } | { ready: false; reason: string };

const ANSWER_WITHIN_MS = 2_000;
const Journal = z.object({ entries: z.array(z.object({ when: z.number() })).min(1) });

/** Whether this node can serve: the database answers soon and has the schema of this version. */
export async function checkReadiness(db: Db): Promise<Readiness> {
  try {
    const [applied, expected] = await Promise.all([withinTime(findLastMigrationAt(db)), newest()]);
    if (applied !== undefined && applied >= expected) {
      return { ready: true, schema: applied === expected ? "own" : "newer" };
    }
    return { ready: false, reason: "The database schema is older than this version of Baton." };
  } catch {
    return { ready: false, reason: "The database does not answer." };
  }
}

async function newest(): Promise<number> {
  const file = path.join(process.cwd(), "db/migrations/meta/_journal.json");
  const { entries } = Journal.parse(JSON.parse(await readFile(file, "utf8")));
  return Math.max(...entries.map(({ when }) => when));
}

async function withinTime<Value>(pending: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([pending, late]);
  } finally {
    clearTimeout(timer);
  }
}
