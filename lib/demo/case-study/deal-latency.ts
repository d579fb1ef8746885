import type { HandoffType } from "../../domain/handoff/taxonomy";
import type { Random } from "../seeded-random";
import { itemAt } from "../seeded-random";
import { SIZE_BUCKETS } from "./margins";
import { interpolate, type Knot } from "./quantiles";
import type { Slot } from "./slot";

/** Quantile functions per size bucket: means 95/180/340/620/1,150 ms; together p50/p95/p99. */
const QUANTILES: readonly (readonly Knot[])[] = [
  [
    [0, 38],
    [0.5, 87],
    [0.9, 138],
    [1, 240],
  ],
  [
    [0, 72],
    [0.53, 150],
    [0.9, 290],
    [1, 495],
  ],
  [
    [0, 150],
    [0.5, 345],
    [1, 518],
  ],
  [
    [0, 430],
    [0.73, 515],
    [0.73, 820],
    [1, 1218],
  ],
  [
    [0, 440],
    [0.28, 519],
    [0.28, 880],
    [0.713, 1218],
    [0.713, 1222],
    [1, 2700],
  ],
];

/** Within a bucket the types differ by rank only, so the bucket's mean is untouched. */
const PACE: Readonly<Record<HandoffType, { center: number; spread: number }>> = {
  route: { center: -0.5, spread: 0.5 },
  delegate: { center: -0.9, spread: 1.6 },
  return: { center: -1.6, spread: 3 },
  escalate: { center: 0, spread: 1 },
  loop: { center: -0.25, spread: 1 },
};

const POOLED = { fastBelowUs: 215_000, fastShare: 0.5, slowShare: 0.03 } as const;

export function dealLatency(slots: readonly Slot[], random: Random): void {
  for (const [size] of SIZE_BUCKETS.entries()) {
    const inBucket = slots
      .filter((slot) => slot.size === size && slot.isReceived)
      .map((slot) => ({ slot, pace: drawPace(slot, random) }))
      .sort((a, b) => a.pace - b.pace);
    for (const [rank, { slot }] of inBucket.entries()) {
      const share = (rank + 0.5) / inBucket.length;
      slot.latencyUs = Math.round(1000 * interpolate(itemAt(QUANTILES, size), share));
      slot.isPooled = random.chance(
        slot.latencyUs <= POOLED.fastBelowUs ? POOLED.fastShare : POOLED.slowShare,
      );
    }
  }
}

function drawPace({ type }: Slot, random: Random): number {
  return PACE[type].center + PACE[type].spread * random.normal();
}
