import { listen } from "@/db/listen";
import { CHUNK_CHANNEL } from "@/db/queries/runtime/streams";

type Wakes = { waiting: Set<() => void>; listening: Promise<unknown> | undefined };

const shared = globalThis as typeof globalThis & { batonChunkWakes?: Wakes };

/**
 * Resolves when some stream of some handoff got longer, or after `waitMs`. One connection of the database
 * hears it for all readers of the process; what came is read from the table.
 */
export async function nextChunk(url: string, waitMs: number): Promise<void> {
  shared.batonChunkWakes ??= { waiting: new Set(), listening: undefined };
  const wakes = shared.batonChunkWakes;
  const onWake = () => {
    for (const wake of wakes.waiting) wake();
  };
  // Without it readers look by themselves, once in `waitMs`.
  wakes.listening ??= listen(url, { channel: CHUNK_CHANNEL, onWake }).catch(() => {
    wakes.listening = undefined;
  });
  await new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      wakes.waiting.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, waitMs);
    wakes.waiting.add(wake);
  });
}
