/** A header tells whole seconds, and an answer takes its time: less than this is no difference. */
const NOTICED_MS = 2_000;
const HALF_SECOND_MS = 500;

let offsetMs = 0;

/** Learns from an answer how far this browser's clock is from the server's, which decides what is due. */
export function noteServerTime(date: string | null, nowMs = Date.now()): void {
  const saidMs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(saidMs)) return;
  const seenMs = saidMs + HALF_SECOND_MS - nowMs;
  offsetMs = Math.abs(seenMs) < NOTICED_MS ? 0 : seenMs;
}

/** What the server's clock reads when this browser's reads `nowMs`. */
export function serverMs(nowMs: number): number {
  return nowMs + offsetMs;
}
