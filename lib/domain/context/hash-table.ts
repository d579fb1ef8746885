const SIZE_MIN = 256;

/** Counts pairs of 32-bit hashes, in open addressing. */
export type HashTable = {
  add(a: number, b: number): void;
  count(a: number, b: number): number;
};

/** `a`, `b` and the count lie side by side: one look is one place in memory. */
const STRIDE = 3;

/** `expected` entries find room at once; more make it grow. */
export function createHashTable(expected = 0): HashTable {
  let size = SIZE_MIN;
  while (size < expected * 2) size *= 2;
  let slots = new Int32Array(size * STRIDE);
  let used = 0;

  const placeOf = (a: number, b: number): number => {
    let slot = (a ^ (a >>> 15)) & (size - 1);
    for (;;) {
      const place = slot * STRIDE;
      if (slots[place + 2] === 0) return place;
      if (slots[place] === a && slots[place + 1] === b) return place;
      slot = (slot + 1) & (size - 1);
    }
  };
  const put = (a: number, b: number, count: number): void => {
    const place = placeOf(a, b);
    const known = slots[place + 2] ?? 0;
    if (known === 0) {
      slots[place] = a;
      slots[place + 1] = b;
      used += 1;
    }
    slots[place + 2] = known + count;
  };
  const grow = (): void => {
    const old = slots;
    size *= 4;
    slots = new Int32Array(size * STRIDE);
    used = 0;
    for (let place = 0; place < old.length; place += STRIDE) {
      const count = old[place + 2] ?? 0;
      if (count > 0) put(old[place] ?? 0, old[place + 1] ?? 0, count);
    }
  };
  return {
    add(a, b) {
      if (used * 2 >= size) grow();
      put(a | 0, b | 0, 1);
    },
    count: (a, b) => slots[placeOf(a | 0, b | 0) + 2] ?? 0,
  };
}
