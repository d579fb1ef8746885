import { BUCKET_MAX, type Histogram } from "./histogram";

/** In the order of their codes: what is stored means this, so a new one goes to the end. */
export const ROLLED_UP_COMPONENTS = [
  "routing",
  "serialization",
  "network",
  "init",
  "deserialization",
  "handoff",
  "execution",
] as const;
export type RolledUpComponent = (typeof ROLLED_UP_COMPONENTS)[number];

/** A component's bucket is `component * CODES_PER_COMPONENT + bucket`. */
export const CODES_PER_COMPONENT = BUCKET_MAX + 1;
/** A code in two bytes and a count in four, the most significant first, in the order of codes. */
const ENTRY_BYTES = 6;
const COUNT_AT = 2;

/** The histograms of several components as one map from code to count. */
export type Latencies = Map<number, number>;

/** Where counts are added up: of a year, a map entry each would take most of a page's time. */
const counts = new Float64Array(ROLLED_UP_COMPONENTS.length * CODES_PER_COMPONENT);

type Decoded = {
  /** Of one component; the others are passed over. */
  only?: RolledUpComponent | undefined;
  /** Histograms to take away. */
  without?: Uint8Array | null | undefined;
};

/** What several stored histograms, one behind the other, come to, in the order of codes. */
export function decodeLatencies(bytes: Uint8Array, { only, without }: Decoded = {}): Latencies {
  const range = only === undefined ? ([0, counts.length] as const) : codesOf(only);
  const seen = addCounts(bytes, { range, sign: 1 });
  // Also what was not there: it would be missing from what is read next.
  if (without) seen.push(...addCounts(without, { range, sign: -1 }));
  const latencies: Latencies = new Map();
  for (const code of seen.sort((one, other) => one - other)) {
    const count = counts[code] ?? 0;
    if (count > 0) latencies.set(code, count);
    counts[code] = 0;
  }
  return latencies;
}

/** Returns the codes that had no count yet. */
function addCounts(
  bytes: Uint8Array,
  { range: [first, end], sign }: { range: readonly [number, number]; sign: 1 | -1 },
): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const seen: number[] = [];
  for (let at = 0; at + ENTRY_BYTES <= bytes.byteLength; at += ENTRY_BYTES) {
    const code = view.getUint16(at);
    if (code < first || code >= end) continue;
    if (counts[code] === 0) seen.push(code);
    counts[code] = (counts[code] ?? 0) + sign * view.getUint32(at + COUNT_AT);
  }
  return seen;
}

export function addLatencies(
  latencies: Latencies,
  more: Iterable<readonly [number, number]>,
): void {
  for (const [code, count] of more) latencies.set(code, (latencies.get(code) ?? 0) + count);
}

export function encodeLatencies(latencies: Latencies): Uint8Array {
  const entries = [...latencies].sort(([one], [other]) => one - other);
  const bytes = new Uint8Array(entries.length * ENTRY_BYTES);
  const view = new DataView(bytes.buffer);
  entries.forEach(([code, count], index) => {
    view.setUint16(index * ENTRY_BYTES, code);
    view.setUint32(index * ENTRY_BYTES + COUNT_AT, count);
  });
  return bytes;
}

function codesOf(component: RolledUpComponent): [number, number] {
  const first = ROLLED_UP_COMPONENTS.indexOf(component) * CODES_PER_COMPONENT;
  return [first, first + CODES_PER_COMPONENT];
}

/** Each component's own, in one pass. */
export function histogramsOf(latencies: Latencies): Map<RolledUpComponent, Histogram> {
  const all = new Map<RolledUpComponent, Map<number, number>>();
  for (const [code, count] of latencies) {
    const component = ROLLED_UP_COMPONENTS[Math.floor(code / CODES_PER_COMPONENT)];
    if (component === undefined) continue;
    const own = all.get(component) ?? new Map<number, number>();
    all.set(component, own.set(code % CODES_PER_COMPONENT, count));
  }
  return all;
}

export function histogramOf(latencies: Latencies, component: RolledUpComponent): Histogram {
  const [first, end] = codesOf(component);
  const own = new Map<number, number>();
  for (const [code, count] of latencies) {
    if (code >= first && code < end) own.set(code - first, count);
  }
  return own;
}
