/** The lists of the inbox. */
export const APPROVAL_TABS = ["waiting", "mine", "snoozed", "done"] as const;
export type ApprovalTab = (typeof APPROVAL_TABS)[number];
