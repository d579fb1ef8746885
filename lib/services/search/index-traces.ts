import type { Db } from "@/db/client";
import {
  insertPayloadDocuments,
  upsertHandoffDocuments,
  upsertTraceDocuments,
} from "@/db/queries/search/documents";
import { deletePending, listPendingTraces, lockIndexing } from "@/db/queries/search/pending";

/** A trace that still grows is read again at most this often. */
const DEBOUNCE_MS = 2_000;
const TRACES_PER_ROUND = 200;
const PAYLOADS_PER_ROUND = 500;

export type IndexRound = "done" | "more";

/**
 * One round of indexing in a transaction of its own; `more` asks for another one. Traces leave the queue
 * together with their last part, so a node that stops in the middle leaves work, never a gap.
 */
export async function indexTraces(
  db: Db,
  { restMs = DEBOUNCE_MS }: { restMs?: number } = {},
): Promise<IndexRound> {
  return db.transaction(async (tx) => {
    if (!(await lockIndexing(tx))) return "done";
    const pending = await listPendingTraces(tx, { restMs, limit: TRACES_PER_ROUND });
    if (pending.length === 0) return "done";
    const written = await insertPayloadDocuments(tx, { keys: pending, limit: PAYLOADS_PER_ROUND });
    if (written === PAYLOADS_PER_ROUND) return "more";
    await upsertTraceDocuments(tx, pending);
    await upsertHandoffDocuments(tx, pending);
    await deletePending(
      tx,
      pending.flatMap(({ ids }) => ids),
    );
    return pending.length === TRACES_PER_ROUND ? "more" : "done";
  });
}
