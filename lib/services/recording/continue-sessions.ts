import { listOpenTracesOfSessions } from "@/db/queries/record/sessions";
import { lockTraces } from "@/db/queries/record/traces";
import type { Db } from "@/db/client";
import type { ProjectId } from "@/lib/domain/ids";
import { EMPTY_BATCH } from "./batch";
import { updateTouchedTraces } from "./update-touched-traces";

/** A chain of traces, each going on with the one before, is followed so far at once. */
const ROUNDS_MAX = 10;

/**
 * Brings open traces of some sessions up to date with what other traces of theirs went on with. In a
 * transaction of its own, after the batch's: two batches that lock each other's traces would deadlock.
 */
export async function continueSessions(
  db: Db,
  { projectId, sessionIds }: { projectId: ProjectId; sessionIds: readonly string[] },
  round = 0,
): Promise<void> {
  if (sessionIds.length === 0 || round === ROUNDS_MAX) return;
  const further = await db.transaction(async (tx) => {
    const ids = await listOpenTracesOfSessions(tx, { projectId, sessionIds });
    if (ids.length === 0) return [];
    const traces = await lockTraces(tx, { projectId, ids });
    const changed = new Set(ids);
    return updateTouchedTraces(tx, { projectId, batch: EMPTY_BATCH, traces, spans: [], changed });
  });
  await continueSessions(db, { projectId, sessionIds: further }, round + 1);
}
