/** What is added up project by project in the background. */
export const ROLLUP_KINDS = ["hours", "weeks", "gap_days", "found_days"] as const;
export type RollupKind = (typeof ROLLUP_KINDS)[number];
