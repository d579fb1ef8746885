import type { Db } from "@/db/client";
import { type DueTrace, listDueTraces, markAnalysed } from "@/db/queries/analysis";
import { msFromNanos, type Nanos } from "@/lib/domain/time";
import { keepDoing } from "@/lib/keep-doing";
import { log } from "@/lib/log";
import type { ServiceContext } from "@/lib/services/context";
import { analyseTraces } from "./analyse-traces";

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
    const quietSince = new Date(msFromNanos(now()) - QUIET_MS);
    const count = await analyseDueTraces(db, { since, quietSince, now });
    if (count === TRACES_PER_ROUND) return (performance.now() - startedAt) * RESTS;
    since = new Date(quietSince.getTime() - LATE_COMMIT_MS);
    return EVERY_MS;
  });
}

/** Returns how many traces were due; one that fails is logged and does not hold up the others. */
export async function analyseDueTraces(
  db: Db,
  { since, quietSince, now }: { since: Date; quietSince: Date; now: () => Nanos },
): Promise<number> {
  const due = await listDueTraces(db, { since, quietSince, limit: TRACES_PER_ROUND });
  const byProject = Map.groupBy(due, ({ projectId }) => projectId);
  for (const [projectId, traces] of byProject) {
    const ctx = { db, projectId, actor: { kind: "system" as const }, now };
    await analyseTraces(ctx, traces).catch(() => analyseApart(ctx, traces));
  }
  return due.length;
}

async function analyseApart(ctx: ServiceContext, traces: readonly DueTrace[]): Promise<void> {
  for (const trace of traces) {
    await analyseTraces(ctx, [trace]).catch((error: unknown) => {
      log.error({ err: error, traceId: trace.id }, "a trace could not be analysed");
      // Trying it for ever would hold up the others; its next change brings it back.
      return markAnalysed(ctx.db, [trace]);
    });
  }
}
