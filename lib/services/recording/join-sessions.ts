import {
  insertSessionKeys,
  listSessionPeers,
  lockSessions,
  mergeSessions,
  type SessionPeer,
  type TraceSessionKey,
} from "@/db/queries/record/session-keys";
import type { SeenTrace } from "@/db/queries/record/traces";
import type { Db } from "@/db/client";
import type { ProjectId, TraceId } from "@/lib/domain/ids";
import { isUnmistakable } from "@/lib/domain/trace/is-unmistakable";
import { sessionKeysOf } from "@/lib/ingest/dialects/session-keys";
import { rowKey, type Batch } from "./batch";

/** A hostile trace may name as many as it likes. */
const KEYS_PER_BATCH_MAX = 10_000;

/** By what the traces of a batch may be known to others; of spans it is kept for those that come later. */
export async function keepSessionKeys(
  db: Db,
  { projectId, batch }: { projectId: ProjectId; batch: Batch },
): Promise<TraceSessionKey[]> {
  const keys = distinct(
    batch.spans.flatMap(({ traceId, span }) =>
      sessionKeysOf({ attributes: span.attributes ?? {} }, traceId).map((key) => ({
        traceId,
        ...key,
      })),
    ),
  );
  if (keys.length > 0) await insertSessionKeys(db, { projectId, keys });
  return keys;
}

/**
 * Traces that belong together share their session id; trace ids stay. In a transaction of its own after
 * the batch's, because it locks traces of others. Returns the sessions that changed.
 */
export async function joinSessions(
  db: Db,
  of: {
    projectId: ProjectId;
    batch: Batch;
    traces: readonly SeenTrace[];
    keys: readonly TraceSessionKey[];
  },
): Promise<string[]> {
  const { projectId } = of;
  const keys = distinct([...of.keys, ...ownKeys(of)]);
  if (keys.length === 0) return [];
  const groups = apart(await listSessionPeers(db, { projectId, keys }));
  if (groups.length === 0) return [];
  return db.transaction(async (tx) => {
    await lockSessions(tx, { projectId, ids: groups.flat() });
    const names: string[] = [];
    for (const ids of groups) {
      const name = await mergeSessions(tx, { projectId, ids });
      if (name !== undefined) names.push(name);
    }
    return names;
  });
}

/** What others may know of these traces: the trace itself, its session's name, a half of a handoff. */
function ownKeys({
  batch,
  traces,
}: {
  batch: Batch;
  traces: readonly SeenTrace[];
}): TraceSessionKey[] {
  const linked = traces.filter(({ isNew }) => isNew).map(({ id }) => keyOf(id, "trace", id));
  const named = [...batch.traces.values()].flatMap(({ id, sessionId }) =>
    sessionId === null ? [] : [keyOf(id, "session", sessionId)],
  );
  const halves = batch.events.flatMap(({ traceId, event }) =>
    "handoff_id" in event && event.handoff_id !== undefined && isUnmistakable(event.handoff_id)
      ? [keyOf(traceId, "handoff", event.handoff_id)]
      : [],
  );
  return [...linked, ...named, ...halves];
}

function keyOf(traceId: TraceId, kind: string, value: string): TraceSessionKey {
  return { traceId, kind, value };
}

/** Traces that belong together and have not one session yet. */
function apart(peers: readonly SessionPeer[]): TraceId[][] {
  const groups = Map.groupBy(peers, ({ traceId }) => traceId);
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.map(({ id }) => id));
}

function distinct(keys: readonly TraceSessionKey[]): TraceSessionKey[] {
  const known = new Map(keys.map((key) => [rowKey(key.traceId, `${key.kind}:${key.value}`), key]));
  return [...known.values()].slice(0, KEYS_PER_BATCH_MAX);
}
