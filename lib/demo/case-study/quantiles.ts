import { itemAt } from "../seeded-random";

export type Knot = readonly [at: number, value: number];

/** Piecewise linear through the knots, which are in order; two at one place are a step. */
export function interpolate(knots: readonly Knot[], at: number): number {
  const next = knots.findIndex(([place]) => place >= at);
  const [high, highValue] = itemAt(knots, next === -1 ? knots.length - 1 : next);
  const [low, lowValue] = itemAt(knots, Math.max(0, (next === -1 ? knots.length : next) - 1));
  if (high === low) return highValue;
  return lowValue + ((highValue - lowValue) * (at - low)) / (high - low);
}
