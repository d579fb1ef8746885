import {
  type PairDetailDto,
  type PairDto,
  TIMED_COMPONENTS,
  type TimedComponent,
} from "@/lib/contracts/pair";
import { wilsonInterval } from "@/lib/domain/effects/wilson";
import type { Counts, Rollup } from "@/lib/domain/rollups/figures";
import {
  countOf,
  doublingsOf,
  type Histogram,
  msOfDoubling,
  quantilesOf,
} from "@/lib/domain/rollups/histogram";
import { histogramOf, histogramsOf } from "@/lib/domain/rollups/latencies";

const QUANTILES = [0.5, 0.95, 0.99];

/** Nothing decided says nothing, not that all went wrong. */
export function toRate({
  count,
  decided,
  succeeded,
}: Pick<Counts, "count" | "decided" | "succeeded">) {
  return {
    count,
    decided,
    succeeded,
    success_rate: decided === 0 ? null : succeeded / decided,
    success_interval: decided === 0 ? null : wilsonInterval(succeeded, decided),
  };
}

/** Null where nobody reported it. */
export function toLatency(rollup: Rollup, component: TimedComponent = "handoff") {
  const histogram = histogramOf(rollup.latencies, component);
  return histogram.size === 0 ? null : toQuantiles(histogram);
}

function toQuantiles(histogram: Histogram) {
  const [p50 = 0, p95 = 0, p99 = 0] = quantilesOf(histogram, QUANTILES);
  return { p50, p95, p99 };
}

export function toComponents(rollup: Rollup): PairDto["components"] {
  const histograms = histogramsOf(rollup.latencies);
  return Object.fromEntries(
    TIMED_COMPONENTS.flatMap((name) => {
      const histogram = histograms.get(name);
      return histogram ? [[name, { ...toQuantiles(histogram), n: countOf(histogram) }]] : [];
    }),
  );
}

/** From the fastest to the slowest, what lies between without a handoff included. */
export function toDistribution(rollup: Rollup): PairDetailDto["distribution"] {
  const counts = doublingsOf(histogramOf(rollup.latencies, "handoff"));
  const seen = [...counts.keys()];
  const first = Math.min(...seen);
  return Array.from(
    { length: seen.length === 0 ? 0 : Math.max(...seen) - first + 1 },
    (_, index) => {
      const doubling = first + index;
      const [from_ms, to_ms] = [msOfDoubling(doubling), msOfDoubling(doubling + 1)];
      return { from_ms, to_ms, count: counts.get(doubling) ?? 0 };
    },
  );
}

export function toLostRate({ context_lost: lost, decided }: Counts): number | null {
  return decided === 0 ? null : lost / decided;
}

export function toAverageBytes({ bytes, sized }: Counts): number | null {
  return sized === 0 ? null : bytes / sized;
}
