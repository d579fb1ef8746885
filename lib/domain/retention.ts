/**
 * What can be kept for a time of its own. `bodies`: contexts, messages and events, while the figures of
 * a trace stay; `traces`: all of a trace; `work`: ended runs, handoffs and approvals of the runtime.
 */
export const RETENTION_KINDS = ["bodies", "traces", "work"] as const;
