import type { Db } from "@/db/client";
import { listDueTraces, noteAnalysedBefore } from "@/db/queries/analysis";
import { msFromNanos, type Nanos } from "@/lib/domain/time";
import { keepDoing } from "@/lib/keep-doing";
import { analyseEach } from "./analyse-each";

const EVERY_MS = 2_000;
/** A trace that still gets spans is not compared with every batch. */
const QUIET_MS = 3_000;
const TRACES_PER_ROUND = 50;
/** Rest after a full round, in its own length: ingest and people come first. */
const RESTS = 2;
/** A transaction may commit long after the time it carries. */
const LATE_COMMIT_MS = 600_000;

/** Analyses traces once they are quiet; safe on every node at once. Returns how to stop it. */
export function startAnalysis(db: Db, now: () => Nanos): () => Promise<void> {
  let since = new Date(0);
  return keepDoing("analysis", EVERY_MS, async () => {
    const startedAt = performance.now();
    const done = await analyseRound(db, { since, now });
    if (done === undefined) return (performance.now() - startedAt) * RESTS;
    since = done;
    return EVERY_MS;
  });
}

/** Returns before when all is analysed; undefined: there is more. */
export async function analyseRound(
  db: Db,
  { since, now }: { since: Date; now: () => Nanos },
): Promise<Date | undefined> {
  const quietSince = new Date(msFromNanos(now()) - QUIET_MS);
  const count = await analyseDueTraces(db, { since, quietSince, now });
  if (count === TRACES_PER_ROUND) return undefined;
  const done = new Date(quietSince.getTime() - LATE_COMMIT_MS);
  await noteAnalysedBefore(db, done);
  return done;
}

/** Returns how many traces were due. */
export async function analyseDueTraces(
  db: Db,
  { since, quietSince, now }: { since: Date; quietSince: Date; now: () => Nanos },
): Promise<number> {
  const due = await listDueTraces(db, { since, quietSince, limit: TRACES_PER_ROUND });
  await analyseEach(db, due, now);
  return due.length;
}
