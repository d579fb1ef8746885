import {
  addLatencies,
  decodeLatencies,
  encodeLatencies,
  type Latencies,
  type RolledUpComponent,
} from "./latencies";

/** Counts that add up over hours, pairs and types. */
const NOTHING = {
  count: 0,
  /** Over, and counted in rates (ruling 25). */
  decided: 0,
  succeeded: 0,
  incomplete: 0,
  /** Failed, and context was lost (ruling 25). */
  context_lost: 0,
  /** Traces that began with one of these. */
  begun: 0,
  /** Those whose context has a size, and its bytes. */
  sized: 0,
  bytes: 0,
  /** Those whose handoff latency is known, and its milliseconds. */
  timed: 0,
  handoff_ms: 0,
};
export type Counts = typeof NOTHING;

/**
 * Stored or freshly counted; `latencies` may be those of several, one behind the other. `without`: what they have too
 * much, where the counts are right already.
 */
export type RollupPart = Counts & {
  latencies: Uint8Array | null;
  without?: Uint8Array | null | undefined;
};
export type Rollup = Counts & { latencies: Latencies };

export function emptyRollup(): Rollup {
  return { ...NOTHING, latencies: new Map() };
}

/** `only`: of the latencies, those of one component. */
export function addPart(sum: Rollup, part: RollupPart, only?: RolledUpComponent): void {
  addCounts(sum, part);
  if (!part.latencies) return;
  const own = decodeLatencies(part.latencies, { only, without: part.without });
  if (sum.latencies.size === 0) sum.latencies = own;
  else addLatencies(sum.latencies, own);
}

export function sumRollups(rollups: Iterable<Rollup>): Rollup {
  const sum = emptyRollup();
  for (const each of rollups) {
    addCounts(sum, each);
    addLatencies(sum.latencies, each.latencies);
  }
  return sum;
}

function addCounts(sum: Rollup, part: Counts): void {
  sum.count += part.count;
  sum.decided += part.decided;
  sum.succeeded += part.succeeded;
  sum.incomplete += part.incomplete;
  sum.context_lost += part.context_lost;
  sum.begun += part.begun;
  sum.sized += part.sized;
  sum.bytes += part.bytes;
  sum.timed += part.timed;
  sum.handoff_ms += part.handoff_ms;
}

export function sumParts(parts: Iterable<RollupPart>): Rollup {
  const sum = emptyRollup();
  for (const part of parts) addPart(sum, part);
  return sum;
}

export function toPart({ latencies, ...counts }: Rollup): RollupPart {
  return { ...counts, latencies: latencies.size === 0 ? null : encodeLatencies(latencies) };
}

/** Rejected counts as failed. */
export function failedOf({ decided, succeeded, incomplete }: Counts): number {
  return decided - succeeded - incomplete;
}
