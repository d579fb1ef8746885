import { SIZE_BUCKETS } from "../handoff/size-bucket";
import { HANDOFF_PATTERNS, HANDOFF_PHASES } from "../handoff/taxonomy";

/** What a handoff can have or lack, or be one of. Handoffs that do not say are left out (ruling 1). */
export const TRAITS = [
  "explicit",
  "justified",
  "validated",
  "staged",
  "pooled",
  "size",
  "phase",
  "pattern",
] as const;
export type Trait = (typeof TRAITS)[number];

/** Counted like a trait that every handoff has: what all of a pair and type come to. */
export const EVERY = "every";

/** Of those that are had or lacked, what is compared is having them. */
const LEVELS: Record<Trait, readonly string[]> = {
  explicit: ["true"],
  justified: ["true"],
  validated: ["true"],
  staged: ["true"],
  pooled: ["true"],
  size: SIZE_BUCKETS.map((_, index) => String(index)),
  phase: HANDOFF_PHASES,
  pattern: HANDOFF_PATTERNS,
};

export function levelsOf(trait: Trait): readonly string[] {
  return LEVELS[trait];
}
