import { type Histogram, msOfBucket } from "../rollups/histogram";
import { Z_95 } from "./wilson";
import { judge, type Verdict } from "./verdict";

export type LatencyStratum = { with: Histogram; without: Histogram };

export type LatencyEffect = {
  /** Medians in milliseconds, each pair and type with the same weight on both sides. */
  with: number;
  without: number;
  /** Of geometric means, with over without: 0.5 is half as long. */
  ratio: number;
  /** Where the ratio lies with 95 % confidence. */
  interval: [number, number];
  n: number;
  verdict: Verdict;
};

const TIMED_MIN = 20;
/** Bucket 0 is shorter than a microsecond. */
const SHORTEST_MS = 0.0005;

/**
 * Latency with and without something among handoffs of the same pair and type. Latencies are skewed, so
 * their logarithms are compared: a difference of them is a ratio of times. Null: too few to say.
 */
export function compareLatency(strata: readonly LatencyStratum[]): LatencyEffect | null {
  const matched = strata
    .map((each) => ({
      ...each,
      one: logsOf(each.with),
      other: logsOf(each.without),
    }))
    .filter(({ one, other }) => one.n > 1 && other.n > 1)
    .map((each) => ({
      ...each,
      weight: (each.one.n * each.other.n) / (each.one.n + each.other.n),
    }));
  const nWith = matched.reduce((sum, { one }) => sum + one.n, 0);
  const nWithout = matched.reduce((sum, { other }) => sum + other.n, 0);
  if (nWith < TIMED_MIN || nWithout < TIMED_MIN) return null;
  let [difference, variance, total] = [0, 0, 0];
  for (const { one, other, weight } of matched) {
    difference += weight * (one.mean - other.mean);
    variance += weight ** 2 * (one.variance / one.n + other.variance / other.n);
    total += weight;
  }
  const mean = difference / total;
  const spread = Z_95 * Math.sqrt(variance / total ** 2);
  const interval: [number, number] = [Math.exp(mean - spread), Math.exp(mean + spread)];
  return {
    with: medianOf(matched.map(({ with: histogram, one, weight }) => [histogram, weight / one.n])),
    without: medianOf(
      matched.map(({ without: histogram, other, weight }) => [histogram, weight / other.n]),
    ),
    ratio: Math.exp(mean),
    interval,
    n: nWith + nWithout,
    verdict: judge(interval, 1),
  };
}

type Logs = { n: number; mean: number; variance: number };

function logsOf(histogram: Histogram): Logs {
  let [n, sum, squares] = [0, 0, 0];
  for (const [bucket, count] of histogram) {
    const log = Math.log(Math.max(msOfBucket(bucket), SHORTEST_MS));
    n += count;
    sum += count * log;
    squares += count * log ** 2;
  }
  if (n < 2) return { n, mean: n === 0 ? 0 : sum, variance: 0 };
  const mean = sum / n;
  return { n, mean, variance: Math.max(0, (squares - n * mean ** 2) / (n - 1)) };
}

function medianOf(parts: readonly (readonly [Histogram, number])[]): number {
  const weights = new Map<number, number>();
  for (const [histogram, factor] of parts) {
    for (const [bucket, count] of histogram) {
      weights.set(bucket, (weights.get(bucket) ?? 0) + count * factor);
    }
  }
  const total = weights.values().reduce((sum, weight) => sum + weight, 0);
  let passed = 0;
  for (const [bucket, weight] of [...weights].toSorted(([one], [other]) => one - other)) {
    passed += weight;
    if (passed >= total / 2) return msOfBucket(bucket);
  }
  return 0;
}
