const STEPS_MS = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000,
  2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000,
  3_600_000, 7_200_000, 14_400_000, 21_600_000, 43_200_000, 86_400_000,
] as const;
const DAY_MS = 86_400_000;

/** Round times between `fromMs` and `toMs`, at least `gapMinMs` apart. */
export function timeTicks(fromMs: number, toMs: number, gapMinMs: number): number[] {
  if (!(gapMinMs > 0) || toMs < fromMs) return [];
  const step =
    STEPS_MS.find((candidate) => candidate >= gapMinMs) ?? Math.ceil(gapMinMs / DAY_MS) * DAY_MS;
  const first = Math.ceil(fromMs / step);
  const count = Math.max(0, Math.floor(toMs / step) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}
