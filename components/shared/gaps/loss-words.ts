import type { LossStage } from "@/lib/domain/context/loss-stages";

/** What each kind of loss is called, and what it means. */
export const LOSS_WORDS: Record<LossStage, { label: string; meaning: string }> = {
  withheld: {
    label: "Withheld",
    meaning: "The sender held it and did not send it; it may have meant to.",
  },
  lost: { label: "Lost in transfer", meaning: "It was sent and did not arrive as it was." },
  not_understood: {
    label: "Not understood",
    meaning: "It arrived, but the receiver's restatement leaves it out.",
  },
  unused: { label: "Unused", meaning: "It arrived, but nothing that the receiver did shows it." },
};

/** What the query calls a handoff that did not bring everything across. */
export const WITH_LOSS = ["gap", "withheld", "lost"] as const;
