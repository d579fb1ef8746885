import type { PairDto } from "@/lib/contracts/pair";

const SHOWN = 5;

/** By what is surely so, not by what three cases happened to do: the upper end of the interval. */
export function leastReliable(pairs: readonly PairDto[]): PairDto[] {
  return pairs
    .filter(({ success_rate: rate }) => rate !== null && rate < 1)
    .toSorted((one, other) => upperOf(one) - upperOf(other))
    .slice(0, SHOWN);
}

function upperOf({ success_interval: interval }: PairDto): number {
  return interval?.[1] ?? 1;
}

export function slowest(pairs: readonly PairDto[]): PairDto[] {
  return pairs
    .filter(({ components }) => components.handoff !== undefined)
    .toSorted((one, other) => p95Of(other) - p95Of(one))
    .slice(0, SHOWN);
}

function p95Of({ components }: PairDto): number {
  return components.handoff?.p95 ?? 0;
}
