import type { Db } from "@/db/client";
import { isQueueBusy } from "@/db/queries/search/pending";
import { keepDoing } from "@/lib/keep-doing";
import { indexTraces } from "./index-traces";

/** How often a quiet node looks whether there is something to index. */
const LOOK_EVERY_MS = 3_000;
/** Rest after a round, in its own length: ingest comes first, and quiet times are made use of. */
const RESTS_BUSY = 9;
const RESTS_QUIET = 1;

/** Keeps the search index up, on one node at a time. Returns how to stop it. */
export function startIndexing(db: Db): () => Promise<void> {
  return keepDoing("indexing for search", LOOK_EVERY_MS, async () => {
    const startedAt = performance.now();
    if ((await indexTraces(db)) === "done") return LOOK_EVERY_MS;
    const roundMs = performance.now() - startedAt;
    return roundMs * ((await isQueueBusy(db)) ? RESTS_BUSY : RESTS_QUIET);
  });
}
