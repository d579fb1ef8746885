const SIZE_MIN = 256;

/** Counts pairs of 32-bit hashes, in open addressing. */
export type HashTable = {
  add(a: number, b: number): void;
  count(a: number, b: number): number;
};

export function createHashTable(): HashTable {
  let size = SIZE_MIN;
  let first = new Int32Array(size);
  let second = new Int32Array(size);
  let counts = new Int32Array(size);
  let used = 0;

  const slotOf = (a: number, b: number): number => {
    let slot = (a ^ (a >>> 15)) & (size - 1);
    while (counts[slot] !== 0 && (first[slot] !== a || second[slot] !== b)) {
      slot = (slot + 1) & (size - 1);
    }
    return slot;
  };
  const put = (a: number, b: number, count: number): void => {
    const slot = slotOf(a, b);
    const known = counts[slot] ?? 0;
    if (known === 0) {
      first[slot] = a;
      second[slot] = b;
      used += 1;
    }
    counts[slot] = known + count;
  };
  const grow = (): void => {
    const old = { first, second, counts };
    size *= 2;
    first = new Int32Array(size);
    second = new Int32Array(size);
    counts = new Int32Array(size);
    used = 0;
    for (const [slot, count] of old.counts.entries()) {
      if (count > 0) put(old.first[slot] ?? 0, old.second[slot] ?? 0, count);
    }
  };
  return {
    add(a, b) {
      if (used * 2 >= size) grow();
      put(a | 0, b | 0, 1);
    },
    count: (a, b) => counts[slotOf(a | 0, b | 0)] ?? 0,
  };
}
