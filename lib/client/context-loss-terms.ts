import type { Terms } from "./traces-href";

/** Failed handoffs that lost context, as the figure counts them. */
export const CONTEXT_LOSS_TERMS: Terms = [
  ["outcome", "failed", "rejected"],
  ["finding", "implicit-context", "transfer-loss", "lost-across-hops", "premature-handoff"],
];
