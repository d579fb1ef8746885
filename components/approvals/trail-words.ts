import type { ApprovalDetail } from "@/lib/contracts/approval";
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

export const TIMEOUT_WORDS: Record<ApprovalDetail["if_unanswered"][number]["what"], string> = {
  escalate: "it goes to",
  deny: "it counts as a no",
  continue: "the work goes on without it",
  expire: "it lapses, and nothing is done",
};
