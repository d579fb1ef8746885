/** What a comparison shows: more or less than without, or nothing that chance would not show, too. */
export type Verdict = "higher" | "lower" | "no_difference";

/** `same` is what the figure is where there is no difference: 0 for a difference, 1 for a ratio. */
export function judge([low, high]: readonly [number, number], same: 0 | 1): Verdict {
  if (low > same) return "higher";
  return high < same ? "lower" : "no_difference";
}
