/**
 * What can be kept for a time of its own. `traces`: all of a trace, with what the runtime kept for it;
 * `work`: only the latter (tasks, runs, approvals), while the trace stays; `bodies`: only the text of
 * captured contexts and messages, while all that was read off them stays.
 */
export const RETENTION_KINDS = ["traces", "work", "bodies"] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];
