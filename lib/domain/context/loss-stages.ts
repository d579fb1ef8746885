/** Where a fact goes missing: kept back by the caller, lost on the way, not understood, not made use of. */
export const LOSS_STAGES = ["withheld", "lost", "not_understood", "unused"] as const;
export type LossStage = (typeof LOSS_STAGES)[number];
