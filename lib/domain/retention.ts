/**
 * What can be kept for a time of its own. `traces`: all of a trace, with what the runtime kept for it;
 * `work`: only the latter (tasks, runs, approvals), while the trace stays.
 */
export const RETENTION_KINDS = ["traces", "work"] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];
