/** npm passes Ctrl-C on to a process that the terminal has told already: that is one request. */
const SAME_REQUEST_MS = 1000;

/**
 * Listens for the wish to stop: Ctrl-C, SIGTERM, or the end of the process that started this one.
 * A second wish kills what `onImpatience` was told of, and ends the process.
 */
export function watchForStop() {
  const wish = new AbortController();
  const { promise: requested, resolve } = Promise.withResolvers<void>();
  const hardStops: (() => void)[] = [];
  let firstAtMs = 0;

  const onSignal = () => {
    if (!wish.signal.aborted) {
      firstAtMs = performance.now();
      console.log("\nStopping …");
      wish.abort();
      resolve();
    } else if (performance.now() - firstAtMs > SAME_REQUEST_MS) {
      for (const hardStop of hardStops) hardStop();
      process.exit(130);
    }
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal).on("SIGHUP", onSignal);
  process.once("disconnect", onSignal);
  return {
    signal: wish.signal,
    requested,
    onImpatience: (kill: () => void) => hardStops.push(kill),
  };
}
