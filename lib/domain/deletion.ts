/** What a person may ask to be deleted by. */
export const DELETION_KINDS = ["trace", "session", "user"] as const;
export type DeletionKind = (typeof DELETION_KINDS)[number];
