import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "@/lib/services/context";
import { watchReader } from "./admit-reader";

const EVERY_MS = 250;

type Waiting<Value> = { isThere: (value: Value) => boolean; waitMs: number; signal: AbortSignal };

/**
 * Reads until there is something or the caller's patience is over; then whatever there is. Nothing, when
 * what let the caller in has ended meanwhile.
 */
export async function waitFor<Value>(
  ctx: ServiceContext,
  read: () => Promise<Value>,
  { signal, ...waiting }: Waiting<Value>,
): Promise<Value> {
  const { over, leave } = watchReader(ctx);
  try {
    const value = await waitUntil(read, { ...waiting, signal: AbortSignal.any([signal, over]) });
    if (!over.aborted) return value;
    throw new AppError("unauthenticated", "Your key, session or membership ended meanwhile.");
  } finally {
    leave();
  }
}

async function waitUntil<Value>(
  read: () => Promise<Value>,
  { isThere, waitMs, signal }: Waiting<Value>,
): Promise<Value> {
  const until = performance.now() + waitMs;
  for (;;) {
    const value = await read();
    const leftMs = until - performance.now();
    if (isThere(value) || leftMs <= 0 || signal.aborted) return value;
    await pause(Math.min(EVERY_MS, leftMs));
  }
}
