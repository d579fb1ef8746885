import { QUANTITIES, type Usage } from "../event/shapes";

/** Adds up what is known; a quantity that nobody reported stays out, and null means none at all. */
export function sumUsage(usages: Iterable<Usage | null>): Usage | null {
  let sum: Usage | null = null;
  for (const usage of usages) {
    if (usage) sum = sum ? addUsage(sum, usage) : usage;
  }
  return sum;
}

function addUsage(a: Usage, b: Usage): Usage {
  const sum: Usage = { ...a };
  for (const name of QUANTITIES) {
    const amount = b[name];
    if (amount !== undefined) sum[name] = (sum[name] ?? 0) + amount;
  }
  return sum;
}
