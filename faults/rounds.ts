const isLong = process.env["BATON_FAULTS"] === "long";

/** How often each fault is made: so many times in the long form, else once. */
export function rounds(many: number): number[] {
  return Array.from({ length: isLong ? many : 1 }, (_none, round) => round + 1);
}
