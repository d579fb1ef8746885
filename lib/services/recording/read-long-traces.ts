import { lockTraces } from "@/db/queries/record/traces";
import { listUnreadTraces, type UnreadTrace } from "@/db/queries/record/unread-traces";
import { queueForSearch } from "@/db/queries/search/pending";
import type { Db } from "@/db/client";
import { EMPTY_BATCH } from "./batch";
import { continueSessions } from "./continue-sessions";
import { updateTouchedTraces } from "./update-touched-traces";

/** A span takes some 20 µs to read: however fast a trace grows, reading it takes 4 % of one core. */
const WAIT_MS_PER_SPAN = 0.5;
const TRACES_PER_RUN = 20;

/**
 * Reads the spans of long traces that `deferLongTraces` marked, in all projects, once they have waited in
 * proportion to their length. Safe on every node at once. Returns how many traces it saw.
 */
export async function readLongTraces(db: Db, msPerSpan = WAIT_MS_PER_SPAN): Promise<number> {
  const unread = await listUnreadTraces(db, { msPerSpan, limit: TRACES_PER_RUN });
  for (const trace of unread) await readLongTrace(db, trace);
  return unread.length;
}

/** One transaction a trace: whoever else writes to it waits no longer than needed. */
async function readLongTrace(db: Db, { projectId, id }: UnreadTrace): Promise<void> {
  const sessionId = await db.transaction(async (tx) => {
    const [trace] = await lockTraces(tx, { projectId, ids: [id] });
    if (!trace?.isUnread) return null;
    await updateTouchedTraces(tx, {
      projectId,
      batch: { ...EMPTY_BATCH, source: trace.source },
      traces: [trace],
      spans: [],
      changed: new Set([id]),
    });
    await queueForSearch(tx, { projectId, id });
    return trace.sessionId;
  });
  if (sessionId !== null) await continueSessions(db, { projectId, sessionIds: [sessionId] });
}
