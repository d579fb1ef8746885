import { log } from "@/lib/log";

/**
 * Runs `round` again and again: at once while it finds something to do, else after a pause. A failure is
 * logged and tried again. Returns how to stop, which waits for the round that runs.
 */
export function keepDoing(
  what: string,
  everyMs: number,
  round: () => Promise<number>,
): () => Promise<void> {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const plan = (delayMs: number): void => {
    if (isStopped) return;
    timer = setTimeout(() => {
      running = round()
        .then((count) => plan(count > 0 ? 0 : everyMs))
        .catch((error: unknown) => {
          log.error({ err: error }, `${what} failed; it runs again`);
          plan(everyMs);
        });
    }, delayMs);
    timer.unref();
  };
  plan(everyMs);
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}
