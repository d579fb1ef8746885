import type { Db } from "@/db/client";
import { listOutdatedTraces, type TraceKey } from "@/db/queries/analysis";
import { countThresholdChanges } from "@/db/queries/findings/thresholds";
import type { Nanos } from "@/lib/domain/time";
import { keepDoing } from "@/lib/keep-doing";
import { analyseEach } from "./analyse-each";

const BEGIN_AFTER_MS = 10_000;
const SLICE_TRACES = 1_000;
const TRACES_PER_ROUND = 25;
/** Rest after a round, in its own length: new traces, ingest and people come first. */
const RESTS = 4;
const REST_MS_MIN = 100;
const WALK_AGAIN_MS = 3_600_000;
const LOOK_MS = 10_000;

/**
 * Looks again at traces that an older version analysed, or one with other thresholds: walks over all of them
 * slice by slice, and begins anew an hour after the last, or when thresholds changed. Safe on every node at
 * once. Returns how to stop it.
 */
export function startReanalysis(db: Db, now: () => Nanos): () => Promise<void> {
  let after: TraceKey | undefined;
  let changes = -1;
  let walkAt = 0;
  return keepDoing("the analysis of older traces", BEGIN_AFTER_MS, async () => {
    const startedAt = performance.now();
    if (!after) {
      const changesNow = await countThresholdChanges(db);
      if (changesNow === changes && startedAt < walkAt) return LOOK_MS;
      changes = changesNow;
    }
    after = await reanalyseSlice(db, { after, now });
    if (after) return Math.max(REST_MS_MIN, (performance.now() - startedAt) * RESTS);
    walkAt = performance.now() + WALK_AGAIN_MS;
    return LOOK_MS;
  });
}

/** Returns where to go on; undefined: that was the last. */
export async function reanalyseSlice(
  db: Db,
  { after, now }: { after: TraceKey | undefined; now: () => Nanos },
): Promise<TraceKey | undefined> {
  const { outdated, last } = await listOutdatedTraces(db, {
    after,
    slice: SLICE_TRACES,
    limit: TRACES_PER_ROUND,
  });
  await analyseEach(db, outdated, now);
  return last && { projectId: last.projectId, id: last.id };
}
