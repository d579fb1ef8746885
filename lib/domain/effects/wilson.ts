/** 1.96: 95 % of a normal distribution. */
export const Z_95 = 1.959963984540054;

/**
 * Where a rate lies with 95 % confidence, from `hits` of `n`: Wilson's score interval, which stays within
 * 0..1 and honest for few cases (E. B. Wilson, 1927). [0, 1] when there are none.
 */
export function wilsonInterval(hits: number, n: number): [number, number] {
  if (n === 0) return [0, 1];
  const rate = hits / n;
  const z2 = Z_95 * Z_95;
  const centre = rate + z2 / (2 * n);
  const spread = Z_95 * Math.sqrt((rate * (1 - rate) + z2 / (4 * n)) / n);
  const scale = 1 + z2 / n;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}
