/**
 * What was refused: a whole native event; an item of which none could be made (a broken line, a span
 * without an id); or a body that could not be read at all.
 */
export const REJECT_KINDS = ["event", "item", "body"] as const;
export type RejectKind = (typeof REJECT_KINDS)[number];
