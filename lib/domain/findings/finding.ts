/** The ids of domain §6 and rulings 17. */
export const FINDING_KINDS = [
  "implicit-context",
  "transfer-loss",
  "lost-across-hops",
  "premature-handoff",
  "handoff-loop",
  "too-many-handoffs",
  "oversize-context",
  "missing-justification",
  "unvalidated-capability",
  "cold-start",
  "no-acknowledgement",
  "never-finished",
  "credential-leak",
  "transcript-dump",
  "scratchpad-leak",
  "free-text-payload",
  "long-summary",
  "unstaged-workflow",
  "context-poisoning",
  "blind-retry",
  "misroute",
  "regression",
  "duplicated-work",
  "cascading-failure",
  "wrong-phase",
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const FINDING_SEVERITIES = ["critical", "high", "medium", "low"] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

export const FINDING_STATUSES = ["open", "muted", "resolved"] as const;
