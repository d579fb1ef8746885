import { setTimeout as pause } from "node:timers/promises";

const EVERY_MS = 250;

/** Reads until there is something or the caller's patience is over; then whatever there is. */
export async function waitFor<Value>(
  read: () => Promise<Value>,
  {
    isThere,
    waitMs,
    signal,
  }: { isThere: (value: Value) => boolean; waitMs: number; signal: AbortSignal },
): Promise<Value> {
  const until = performance.now() + waitMs;
  for (;;) {
    const value = await read();
    const leftMs = until - performance.now();
    if (isThere(value) || leftMs <= 0 || signal.aborted) return value;
    await pause(Math.min(EVERY_MS, leftMs));
  }
}
