import { compareText } from "../json";
import type { Reading } from "./register";

/** Finer than any rating; keeps 0.5, 0.6 and 1.0 at 0.7, where binary fractions give 0.7000…01. */
const PRECISION = 1e9;

/** Mean of the latest score of each rater, added up in one order so that every fold agrees. */
export function meanQuality(ratings: ReadonlyMap<string, Reading<number>>): number | null {
  if (ratings.size === 0) return null;
  const scores = [...ratings].sort(([a], [b]) => compareText(a, b)).map(([, { value }]) => value);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return Math.round(mean * PRECISION) / PRECISION;
}
