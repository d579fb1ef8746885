import { log } from "./log";
import { metrics } from "./metrics";

/**
 * Runs `round` again and again, never two at once; each says after how many milliseconds it is due
 * again. A failure is logged and tried again after `everyMs`, which is also when the first begins.
 * Returns how to stop, which waits for the round that runs.
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
        .catch((error: unknown) => {
          log.error({ err: error }, `${what} failed; it runs again`);
          metrics().rounds.inc({ what });
          return everyMs;
        })
        .then(plan);
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
