/** Beyond this many items on a side the rest is not aligned: the table of lengths grows with both. */
export const ALIGNED_MAX = 1_000;

export type Aligned = { a: number | null; b: number | null };

/**
 * Pairs equal items of two sequences in order, as many as possible (longest common subsequence); what
 * has no partner stands alone, where it belongs. Looks at the first ALIGNED_MAX of each.
 */
export function alignSequences(left: readonly string[], right: readonly string[]): Aligned[] {
  const a = left.slice(0, ALIGNED_MAX);
  const b = right.slice(0, ALIGNED_MAX);
  const lengthAt = commonLengths(a, b);
  const pairs: Aligned[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const isPair = a[i] === b[j];
    const isOnlyA = j >= b.length || (i < a.length && lengthAt(i + 1, j) >= lengthAt(i, j + 1));
    pairs.push({ a: isPair || isOnlyA ? i++ : null, b: isPair || !isOnlyA ? j++ : null });
  }
  return pairs;
}

/** How long the longest common subsequence of `a` from i on and `b` from j on is. */
function commonLengths(
  a: readonly string[],
  b: readonly string[],
): (i: number, j: number) => number {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return at;
}
