/** Kinds of rows whose changes are told: of handoffs and findings, the ids of their traces are. */
export const CHANGE_TOPICS = ["trace", "handoff", "run", "approval", "finding"] as const;
export type ChangeTopic = (typeof CHANGE_TOPICS)[number];
