import { setTimeout as pause } from "node:timers/promises";
import type { Db } from "@/db/client";
import { findReadersOver } from "@/db/queries/readers";
import type { Reader } from "@/lib/domain/members/reader";
import { log } from "@/lib/log";

export type ReaderWatch = {
  /** Calls `onOver` when the reader would not be let in any more; gives back how to stop. */
  watch: (reader: Reader, onOver: () => void) => () => void;
};

/** How long somebody may go on reading whose right to it has ended. */
const LOOK_EVERY_MS = 2_000;

/** Looks at all who read in this process at once, and only while somebody does. */
export function watchReaders(db: Db, everyMs = LOOK_EVERY_MS): ReaderWatch {
  const watched = new Map<string, { reader: Reader; ends: Set<() => void> }>();
  let isLooking = false;
  const look = async (): Promise<void> => {
    const all = [...watched.values()];
    const over = await findReadersOver(
      db,
      all.map(({ reader }) => reader),
    );
    for (const place of over) for (const end of all[place]?.ends ?? []) end();
  };
  const goOn = async (): Promise<void> => {
    isLooking = true;
    while (watched.size > 0) {
      await pause(everyMs, undefined, { ref: false });
      await look().catch((error: unknown) => {
        log.error({ err: error }, "who may still read could not be looked up; it is tried again");
      });
    }
    isLooking = false;
  };
  return {
    watch(reader, onOver) {
      const name = JSON.stringify(reader);
      const known = watched.get(name) ?? { reader, ends: new Set() };
      watched.set(name, known);
      // One's own, so that the same function may be given twice.
      const end = () => onOver();
      known.ends.add(end);
      if (!isLooking) void goOn();
      return () => {
        known.ends.delete(end);
        if (known.ends.size === 0 && watched.get(name) === known) watched.delete(name);
      };
    },
  };
}

const shared = globalThis as typeof globalThis & { batonReaders?: ReaderWatch };

/** One a process, whichever of Next's bundles asks first. */
export function sharedReaderWatch(db: Db): ReaderWatch {
  shared.batonReaders ??= watchReaders(db);
  return shared.batonReaders;
}
