/** More changes than this make another word. */
const CHANGES_MAX = 2;

/** The candidate that was most likely meant: a prefix, or a word two changes away at most. */
export function closestOf(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.toLowerCase().slice(0, 50);
  if (typed.length >= 3) {
    const longer = candidates.find((candidate) => candidate.startsWith(typed));
    if (longer !== undefined) return longer;
  }
  const ranked = candidates
    .map((candidate) => ({ candidate, changes: changesBetween(typed, candidate) }))
    .sort((a, b) => a.changes - b.changes);
  const [best] = ranked;
  const isNear = best !== undefined && best.changes <= CHANGES_MAX && best.changes < typed.length;
  return isNear ? best.candidate : undefined;
}

/** Letters added, removed, replaced, or swapped with their neighbour. */
function changesBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = isSwap(a, b, { i, j }) ? at(before, j - 2) + 1 : Infinity;
      next[j] = Math.min(at(next, j - 1) + 1, at(row, j) + 1, replaced, swapped);
    }
    before = row;
    row = next;
  }
  return at(row, b.length);
}

function isSwap(a: string, b: string, { i, j }: { i: number; j: number }): boolean {
  return i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
