import { compareLatency, type LatencyEffect } from "@/lib/domain/effects/compare-latency";
import { compareSuccess, type SuccessEffect } from "@/lib/domain/effects/compare-success";
import type { Rollup } from "@/lib/domain/rollups/figures";
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
