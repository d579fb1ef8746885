import { nanos, parseInstant, type Nanos } from "../../domain/time";
import type { Random } from "../seeded-random";
import { PERIOD } from "./margins";

const NANOS_PER_SECOND = 1_000_000_000n;
const SECONDS_PER_DAY = 86_400;
const WEEKEND_SHARE = 0.28;
const FIRST_WEEKDAY = 0; // 1 June 2025 is a Sunday.
/** No trace starts after 21:00 UTC, so that the longest human wait still ends the same day. */
const HOUR_WEIGHTS = [1, 1, 1, 1, 1, 2, 4, 8, 14, 18, 18, 15, 12, 15, 18, 17, 13, 9, 5, 3, 2];

/** Start instants in order: quiet nights and weekends, and slow growth over the summer. */
export function traceStarts(count: number, random: Random): Nanos[] {
  const from = parseInstant(PERIOD.from) ?? nanos(0);
  const days = cumulative(Array.from({ length: PERIOD.days }, (_, day) => dayWeight(day)));
  const hours = cumulative(HOUR_WEIGHTS);
  return Array.from({ length: count }, () => {
    const day = draw(days, random.next());
    const second = draw(hours, random.next()) * 3600 + random.int(0, 3599);
    const offset = BigInt(day * SECONDS_PER_DAY + second) * NANOS_PER_SECOND;
    return nanos(from + offset + BigInt(random.int(0, 999_999)) * 1000n);
  }).sort((a, b) => Number(a - b));
}

function dayWeight(day: number): number {
  const weekday = (FIRST_WEEKDAY + day) % 7;
  const growth = 0.8 + (0.4 * day) / PERIOD.days;
  return weekday === 0 || weekday === 6 ? growth * WEEKEND_SHARE : growth;
}

function cumulative(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

function draw(sums: readonly number[], roll: number): number {
  const target = roll * (sums.at(-1) ?? 0);
  return sums.findIndex((sum) => sum > target);
}
