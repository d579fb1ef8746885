/** What can happen to an approval, in the words of its trail. */
export const APPROVAL_STEPS = [
  "requested",
  "asked_again",
  "assigned",
  "snoozed",
  "woke",
  "noted",
  "voted",
  "decided",
  "undone",
  "took_effect",
  "escalated",
  "expired",
  "cancelled",
  "executing",
  "executed",
  "failed",
] as const;
export type ApprovalStep = (typeof APPROVAL_STEPS)[number];
