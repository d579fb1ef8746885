import type { ApprovalStep } from "@/lib/domain/approvals/trail";

export const STEP_WORDS: Record<ApprovalStep, string> = {
  requested: "asked",
  asked_again: "asked the same again",
  assigned: "gave it to somebody",
  snoozed: "put it off",
  woke: "put it back on the list",
  noted: "noted",
  voted: "voted",
  decided: "decided",
  undone: "took the decision back",
  took_effect: "put the decision into force",
  escalated: "passed it on, since nobody answered",
  expired: "ended it",
  cancelled: "withdrew it",
  executing: "began to carry it out",
  executed: "carried it out",
  failed: "failed to carry it out",
};
