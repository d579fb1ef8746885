/** What can be watched. The first five are of the handoffs that began in the window. */
export const ALERT_MEASURES = [
  "success_rate",
  "incomplete_rate",
  "context_lost_share",
  "p95_handoff_ms",
  "handoffs",
  "open_findings",
  "open_approvals",
] as const;
export type AlertMeasure = (typeof ALERT_MEASURES)[number];

/** Of these a pair's own can be watched; findings and approvals are of the whole project. */
export const PAIR_MEASURES: readonly AlertMeasure[] = ALERT_MEASURES.slice(0, 5);
export const RATE_MEASURES: readonly AlertMeasure[] = ALERT_MEASURES.slice(0, 3);
/** Counts say something however few they are: none is a number, too. */
export const SAMPLED_MEASURES: readonly AlertMeasure[] = ALERT_MEASURES.slice(0, 4);

export const ALERT_COMPARISONS = ["below", "above"] as const;
export type AlertComparison = (typeof ALERT_COMPARISONS)[number];

export const ALERT_STATES = ["quiet", "firing"] as const;
export type AlertState = (typeof ALERT_STATES)[number];
