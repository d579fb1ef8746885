import type { Random } from "../seeded-random";
import { interpolate, type Knot } from "./quantiles";

export type LatencyComponents = {
  serialization_ms: number;
  network_ms: number;
  init_ms: number;
  deserialization_ms: number;
};

/** The published component quantiles add up to the total's at p50, p95 and p99. */
const SERIALIZATION = [
  [0, 0],
  [180, 45],
  [520, 120],
  [1220, 280],
  [12_200, 2800],
] as const;
const NETWORK = [
  [0, 0],
  [180, 18],
  [520, 65],
  [1220, 150],
  [12_200, 1500],
] as const;
const DESERIALIZATION = [
  [0, 0],
  [180, 32],
  [520, 95],
  [1220, 210],
  [12_200, 2100],
] as const;
const JITTER = 0.05;

/** Splits a latency into its four components, which add up to it to the microsecond. */
export function splitLatency(latencyUs: number, random: Random): LatencyComponents {
  const part = (knots: readonly Knot[]) =>
    Math.round(
      1000 * interpolate(knots, latencyUs / 1000) * (1 + JITTER * (2 * random.next() - 1)),
    );
  const serialization = part(SERIALIZATION);
  const network = part(NETWORK);
  const deserialization = part(DESERIALIZATION);
  return {
    serialization_ms: serialization / 1000,
    network_ms: network / 1000,
    init_ms: (latencyUs - serialization - network - deserialization) / 1000,
    deserialization_ms: deserialization / 1000,
  };
}
