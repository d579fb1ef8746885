/** What somebody may mark; `rules` marks itself when rules are published. */
export const SENT_MARKER_KINDS = ["deployment", "release", "note"] as const;
export const MARKER_KINDS = [...SENT_MARKER_KINDS, "rules"] as const;
export type MarkerKind = (typeof MARKER_KINDS)[number];
