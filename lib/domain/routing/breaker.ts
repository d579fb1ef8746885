/** How an agent's newest handoffs ended, the newest first. */
export type RecentEnds = readonly { hasFailed: boolean; atMs: number }[];

export const BREAKER = { failures: 5, windowMs: 600_000, coolMs: 60_000 } as const;

/**
 * A circuit breaker from what is on record: after so many failures in a row within the window new work
 * skips the agent. When it has cooled, one handoff at a time tries it (`probe`); a success closes it.
 */
export function breakerOf(
  ends: RecentEnds,
  { nowMs, open }: { nowMs: number; open: number },
): "closed" | "open" | "probe" {
  const last = ends.slice(0, BREAKER.failures);
  const [newest] = last;
  const oldest = last.at(-1);
  if (!newest || !oldest || last.length < BREAKER.failures) return "closed";
  if (!last.every(({ hasFailed }) => hasFailed)) return "closed";
  if (newest.atMs - oldest.atMs > BREAKER.windowMs) return "closed";
  return nowMs - newest.atMs >= BREAKER.coolMs && open === 0 ? "probe" : "open";
}
