import type { Db } from "@/db/client";
import { lockTraces } from "@/db/queries/record/traces";
import {
  listSilentTraces,
  listTracesLosingContact,
  markSilentHandoffsIncomplete,
  markSilentHandoffsLost,
  type TraceKey,
} from "@/db/queries/silent-handoffs";
import {
  CONTACT_LOST_MS_DEFAULT,
  INCOMPLETE_WINDOW_MS_DEFAULT,
} from "@/lib/domain/handoff/outcome";
import type { ProjectId } from "@/lib/domain/ids";
import { nanos, nanosFromMs, type Nanos } from "@/lib/domain/time";
import { EMPTY_BATCH } from "../recording/batch";
import { updateTouchedTraces } from "../recording/update-touched-traces";

const TRACES_PER_RUN = 500;

/**
 * Ends handoffs and traces that nothing was heard of for the whole window, in all projects, and tells of
 * those that may be lost. Safe on every node at once; a later event opens them again.
 */
export async function expireHandoffs(
  db: Db,
  { now, changedSince = new Date(0) }: { now: Nanos; changedSince?: Date },
): Promise<void> {
  const limit = TRACES_PER_RUN;
  const endedBy = before(now, INCOMPLETE_WINDOW_MS_DEFAULT);
  const silent = await listSilentTraces(db, { silentSince: endedBy, changedSince, limit });
  await inTurn(db, silent, async (tx, { projectId, ids: traceIds }) => {
    const traces = await lockTraces(tx, { projectId, ids: traceIds });
    await markSilentHandoffsIncomplete(tx, { projectId, traceIds, silentSince: endedBy });
    const touched = { projectId, batch: EMPTY_BATCH, traces, spans: [], silentSince: endedBy };
    await updateTouchedTraces(tx, touched);
  });

  const lostBy = before(now, CONTACT_LOST_MS_DEFAULT);
  const losing = await listTracesLosingContact(db, { silentSince: lostBy, limit });
  await inTurn(db, losing, async (tx, { projectId, ids: traceIds }) => {
    await lockTraces(tx, { projectId, ids: traceIds });
    await markSilentHandoffsLost(tx, { projectId, traceIds, silentSince: lostBy });
  });
}

function before(now: Nanos, ms: number): Nanos {
  return nanos(now - nanosFromMs(ms));
}

/** One transaction a project. */
async function inTurn(
  db: Db,
  keys: readonly TraceKey[],
  work: (tx: Db, of: { projectId: ProjectId; ids: TraceKey["traceId"][] }) => Promise<void>,
): Promise<void> {
  for (const [projectId, own] of Map.groupBy(keys, (key) => key.projectId)) {
    const ids = own.map(({ traceId }) => traceId);
    await db.transaction((tx) => work(tx, { projectId, ids }));
  }
}
