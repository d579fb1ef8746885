import { Z_95 } from "./wilson";
import { judge, type Verdict } from "./verdict";

/** Handoffs of one pair and type, on one side of a comparison. */
export type SuccessArm = { decided: number; succeeded: number };
export type SuccessStratum = { with: SuccessArm; without: SuccessArm };

export type SuccessEffect = {
  with: number;
  without: number;
  /** In points of the rate, with minus without. */
  difference: number;
  /** Where the difference lies with 95 % confidence. */
  interval: [number, number];
  /** Decided handoffs that were compared, on both sides. */
  n: number;
  verdict: Verdict;
};

/** Fewer on either side say nothing. */
export const DECIDED_MIN = 20;

/**
 * Success with and without something, compared only among handoffs of the same pair and type: the
 * difference of Mantel and Haenszel, its variance as Greenland and Robins (1985) have it. A stratum that
 * lacks one side has no weight. Null: too few to say.
 *
 *   weight of a stratum = n₁ n₀ / (n₁ + n₀)
 */
export function compareSuccess(strata: readonly SuccessStratum[]): SuccessEffect | null {
  const matched = strata.filter((each) => each.with.decided > 0 && each.without.decided > 0);
  const nWith = sumOf(matched, (each) => each.with.decided);
  const nWithout = sumOf(matched, (each) => each.without.decided);
  if (nWith < DECIDED_MIN || nWithout < DECIDED_MIN) return null;
  const weight = sumOf(matched, weightOf);
  const rate = (side: "with" | "without") =>
    sumOf(matched, (each) => weightOf(each) * (each[side].succeeded / each[side].decided)) / weight;
  const [withIt, without] = [rate("with"), rate("without")];
  const variance =
    sumOf(
      matched,
      (each) => weightOf(each) ** 2 * (varianceOf(each.with) + varianceOf(each.without)),
    ) /
    weight ** 2;
  const difference = withIt - without;
  const spread = Z_95 * Math.sqrt(variance);
  const interval: [number, number] = [
    Math.max(-1, difference - spread),
    Math.min(1, difference + spread),
  ];
  return {
    with: withIt,
    without,
    difference,
    interval,
    n: nWith + nWithout,
    verdict: judge(interval, 0),
  };
}

function weightOf({ with: one, without: other }: SuccessStratum): number {
  return (one.decided * other.decided) / (one.decided + other.decided);
}

/** Of a rate; as if one more had succeeded and one more failed, so that three of three are not certain. */
function varianceOf({ decided, succeeded }: SuccessArm): number {
  const rate = (succeeded + 1) / (decided + 2);
  return (rate * (1 - rate)) / decided;
}

function sumOf<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}
