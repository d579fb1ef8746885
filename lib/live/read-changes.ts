import type { Db } from "@/db/client";
import { listen } from "@/db/listen";
import { type ChangeRow, currentPlace, listChanges } from "@/db/queries/changes";
import { log } from "@/lib/log";

const CHANNEL = "baton_change";
const ROWS_MAX = 1000;
/** Under load many changes are read at once. */
const REST_MS = 100;
/** A change waits until older transactions have ended, and their end wakes nobody. */
const LOOK_EVERY_MS = 1_000;

export type ChangeReader = { close: () => Promise<void> };

/** Reads all that changes from now on, in order, and gives it away as it comes. */
export async function readChanges(
  db: Db,
  { url, onRows }: { url: string; onRows: (rows: readonly ChangeRow[]) => void },
): Promise<ChangeReader> {
  let place = await currentPlace(db);
  let timer: NodeJS.Timeout | undefined;
  let isReading = false;
  let isWoken = false;
  let isClosed = false;
  const readOn = async (): Promise<number> => {
    const rows = await listChanges(db, { after: place, limit: ROWS_MAX });
    place = rows.at(-1) ?? place;
    if (!isClosed && rows.length > 0) onRows(rows);
    return rows.length > 0 ? REST_MS : LOOK_EVERY_MS;
  };
  const look = async (): Promise<void> => {
    isWoken = isReading;
    if (isReading || isClosed) return;
    isReading = true;
    clearTimeout(timer);
    const restMs = await readOn().catch((error: unknown) => {
      log.error({ err: error }, "reading changes failed; it runs again");
      return LOOK_EVERY_MS;
    });
    isReading = false;
    const delayMs = isWoken ? REST_MS : restMs;
    if (!isClosed) timer = setTimeout(() => void look(), delayMs).unref();
  };
  const ear = await listen(url, { channel: CHANNEL, onWake: () => void look() });
  void look();
  return {
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      return ear.close();
    },
  };
}
