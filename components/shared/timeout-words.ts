import type { TimeoutStep } from "@/lib/domain/approvals/timeout";

export const TIMEOUT_WORDS: Record<TimeoutStep["kind"], string> = {
  escalate: "it goes to",
  deny: "it counts as a no",
  continue: "the work goes on without it",
  expire: "it lapses, and nothing is done",
};
