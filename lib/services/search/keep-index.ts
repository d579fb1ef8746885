import type { Db } from "@/db/client";
import { isQueueBusy } from "@/db/queries/search/pending";
import { log } from "@/lib/log";
import { indexTraces } from "./index-traces";

/** How often a quiet node looks whether there is something to index. */
const LOOK_EVERY_MS = 3_000;
/** Rest after a round, in its own length: ingest comes first, and quiet times are made use of. */
const RESTS_BUSY = 9;
const RESTS_QUIET = 1;

/** Keeps the search index up, on one node at a time. Returns how to stop it. */
export function startIndexing(db: Db): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const plan = (afterMs: number): void => {
    if (isStopped) return;
    timer = setTimeout(() => {
      void nextRestMs(db).then(plan);
    }, afterMs);
    timer.unref();
  };
  plan(LOOK_EVERY_MS);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

async function nextRestMs(db: Db): Promise<number> {
  const startedAt = performance.now();
  try {
    if ((await indexTraces(db)) === "done") return LOOK_EVERY_MS;
    const roundMs = performance.now() - startedAt;
    return roundMs * ((await isQueueBusy(db)) ? RESTS_BUSY : RESTS_QUIET);
  } catch (error) {
    log.error({ err: error }, "indexing for search failed; it runs again");
    return LOOK_EVERY_MS;
  }
}
