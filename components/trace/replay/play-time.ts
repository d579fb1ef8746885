/** A stretch in which nothing travels takes no longer than this, if waits are skipped. */
export const WAIT_MAX_MS = 500;

export type PlayTime = {
  /** How long the whole trace plays at ×1. */
  durationMs: number;
  toPlayMs: (traceMs: number) => number;
  toTraceMs: (playMs: number) => number;
};

type Stretch = { traceMs: number; playMs: number };

/**
 * Trace time and playing time are the same, unless waits are skipped: then each long stretch between two
 * instants in which no handoff is under way is shortened, so that the mapping is linear piece by piece.
 */
export function preparePlayTime(
  instants: readonly number[],
  { skipsWaits, isBusy }: { skipsWaits: boolean; isBusy: (fromMs: number) => boolean },
): PlayTime {
  const bends: Stretch[] = [{ traceMs: 0, playMs: 0 }];
  for (const [index, fromMs] of instants.entries()) {
    const toMs = instants[index + 1];
    if (toMs === undefined) break;
    const isShortened = skipsWaits && toMs - fromMs > WAIT_MAX_MS && !isBusy(fromMs);
    const before = bends.at(-1)?.playMs ?? 0;
    bends.push({ traceMs: toMs, playMs: before + (isShortened ? WAIT_MAX_MS : toMs - fromMs) });
  }
  return {
    durationMs: bends.at(-1)?.playMs ?? 0,
    toPlayMs: (traceMs) => interpolate(bends, traceMs, ["traceMs", "playMs"]),
    toTraceMs: (playMs) => interpolate(bends, playMs, ["playMs", "traceMs"]),
  };
}

type Axis = keyof Stretch;

function interpolate(
  bends: readonly Stretch[],
  value: number,
  [from, to]: readonly [Axis, Axis],
): number {
  let low = 0;
  let high = bends.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((bends[middle]?.[from] ?? Infinity) <= value) low = middle;
    else high = middle - 1;
  }
  const start = bends[low];
  const end = bends[low + 1];
  if (!start) return 0;
  if (!end) return start[to];
  const share = Math.max(0, value - start[from]) / (end[from] - start[from]);
  return start[to] + share * (end[to] - start[to]);
}
