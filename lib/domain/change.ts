/**
 * Kinds of rows whose changes are told: of handoffs and findings, the ids of their traces are; of presence,
 * those of the approvals that somebody looks at.
 */
export const CHANGE_TOPICS = [
  "trace",
  "handoff",
  "run",
  "approval",
  "presence",
  "finding",
] as const;
export type ChangeTopic = (typeof CHANGE_TOPICS)[number];
