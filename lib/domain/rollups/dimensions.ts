import type { RolledUpComponent } from "./latencies";
import { ROLLED_UP_COMPONENTS } from "./latencies";

/** By what handoffs are counted together, and of which parts of their time histograms are kept. */
export const ROLLUP_DIMENSIONS = [
  "all",
  "type",
  "size",
  "reason",
  "pair",
  "pair_size",
  "pair_start",
  "trait",
] as const;
export type RollupDimension = (typeof ROLLUP_DIMENSIONS)[number];

export const TIMED_BY: Record<RollupDimension, readonly RolledUpComponent[]> = {
  all: ["handoff"],
  type: ["handoff"],
  size: ["handoff"],
  reason: [],
  pair: ROLLED_UP_COMPONENTS,
  pair_size: ["handoff"],
  pair_start: ["handoff", "init"],
  trait: ["handoff"],
};

export const ROLLUP_GRAINS = ["hour", "day", "week"] as const;
