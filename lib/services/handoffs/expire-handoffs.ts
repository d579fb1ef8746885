import type { Db } from "@/db/client";
import { lockTraces } from "@/db/queries/record/traces";
import {
  listSilentTraces,
  markSilentHandoffsIncomplete,
  type TraceKey,
} from "@/db/queries/silent-handoffs";
import { INCOMPLETE_WINDOW_MS_DEFAULT } from "@/lib/domain/handoff/outcome";
import type { ProjectId } from "@/lib/domain/ids";
import { nanos, nanosFromMs, type Nanos } from "@/lib/domain/time";
import { EMPTY_BATCH } from "../recording/batch";
import { updateTouchedTraces } from "../recording/update-touched-traces";

const TRACES_PER_RUN = 500;

/**
 * Ends handoffs that nothing was heard of for the whole window, in all projects.
 * Safe on every node at once; a later event opens the handoff again. Returns how many traces it saw.
 */
export async function expireHandoffs(db: Db, now: Nanos): Promise<number> {
  const silentSince = nanos(now - nanosFromMs(INCOMPLETE_WINDOW_MS_DEFAULT));
  const silent = await listSilentTraces(db, { silentSince, limit: TRACES_PER_RUN });
  for (const [projectId, keys] of Map.groupBy(silent, (key) => key.projectId)) {
    await expireInProject(db, { projectId, keys, silentSince });
  }
  return silent.length;
}

async function expireInProject(
  db: Db,
  {
    projectId,
    keys,
    silentSince,
  }: {
    projectId: ProjectId;
    keys: readonly TraceKey[];
    silentSince: Nanos;
  },
): Promise<void> {
  await db.transaction(async (tx) => {
    const ids = keys.map(({ traceId }) => traceId);
    const traces = await lockTraces(tx, { projectId, ids });
    await markSilentHandoffsIncomplete(tx, { projectId, traceIds: ids, silentSince });
    await updateTouchedTraces(tx, { projectId, batch: EMPTY_BATCH, traces, spans: [] });
  });
}
