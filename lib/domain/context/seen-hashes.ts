const SIZE_MIN = 256;

/** Which 32-bit hashes came since the last `clear`; nothing is allocated or emptied for a short text. */
export type SeenHashes = { isNew(hash: number): boolean; clear(): void };

export function createSeenHashes(): SeenHashes {
  let size = SIZE_MIN;
  let hashes = new Int32Array(size);
  /** In which round each place was taken: those of earlier rounds are free. */
  let rounds = new Uint32Array(size);
  let round = 1;
  let used = 0;

  const take = (hash: number): boolean => {
    let place = (hash ^ (hash >>> 15)) & (size - 1);
    for (; rounds[place] === round; place = (place + 1) & (size - 1)) {
      if (hashes[place] === hash) return false;
    }
    hashes[place] = hash;
    rounds[place] = round;
    used += 1;
    return true;
  };
  const grow = (): void => {
    const known = hashes.filter((_, place) => rounds[place] === round);
    size *= 4;
    hashes = new Int32Array(size);
    rounds = new Uint32Array(size);
    used = 0;
    for (const hash of known) take(hash);
  };
  return {
    isNew(hash) {
      if (used * 2 >= size) grow();
      return take(hash | 0);
    },
    clear() {
      round += 1;
      used = 0;
    },
  };
}
