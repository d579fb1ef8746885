import { compareLatency, type LatencyEffect } from "@/lib/domain/effects/compare-latency";
import { compareSuccess, type SuccessEffect } from "@/lib/domain/effects/compare-success";
import { emptyRollup, type Rollup, sumParts, toPart } from "@/lib/domain/rollups/figures";
import { histogramOf } from "@/lib/domain/rollups/latencies";

/** What handoffs of one pair and type came to, with something and without it. */
export type Stratum = { with: Rollup; without: Rollup };

export function effectOf(strata: readonly Stratum[]): {
  success: SuccessEffect | null;
  latency: LatencyEffect | null;
} {
  return {
    success: compareSuccess(strata),
    latency: compareLatency(
      strata.map(({ with: one, without: other }) => ({
        with: histogramOf(one.latencies, "handoff"),
        without: histogramOf(other.latencies, "handoff"),
      })),
    ),
  };
}

export function sumRollups(rollups: readonly Rollup[]): Rollup {
  return rollups.length === 0 ? emptyRollup() : sumParts(rollups.map(toPart));
}
