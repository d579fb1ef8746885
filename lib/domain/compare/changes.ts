/** What became of a pair of agents from a to b. */
export const COMPARE_CHANGES = ["same", "added", "removed", "slower", "faster"] as const;
