import type { Histogram } from "../rollups/histogram";

/** What the handoffs of a pair of agents came to in some days. */
export type PairPeriod = { decided: number; succeeded: number; latencies: Histogram };

/** What is known of a pair of agents when one of its handoffs is judged. */
export type PairPast = {
  /** The week up to the handoff, and the one before. */
  now: PairPeriod;
  before: PairPeriod;
  /** How long agents that were warm took to start. */
  warmInit: Histogram;
  /** The sender says why, at least at times. */
  isJustifiedAtTimes: boolean;
};
