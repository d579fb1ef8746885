import { wilsonInterval } from "../effects/wilson";
import { type Flow, type PairRecord, sumOutcomes } from "./simulate";

export type Expected = { rate: number; interval: [number, number]; n: number };

/** How a pair did in the same past; undefined where it never worked together. */
export function expectedOf(
  pairs: readonly PairRecord[],
  { from, to }: { from: string; to: string },
): Expected | undefined {
  const pair = pairs.find(({ from_agent: a, to_agent: b }) => a === from && b === to);
  return pair && rateOf(pair);
}

export function rateOf({
  succeeded,
  decided,
}: {
  succeeded: number;
  decided: number;
}): Expected | undefined {
  if (decided === 0) return undefined;
  return { rate: succeeded / decided, interval: wilsonInterval(succeeded, decided), n: decided };
}

export type MovedSuccess = {
  /** How those really ended that would have gone elsewhere. */
  before: Expected | undefined;
  /** What the records of the pairs that they would have gone to make likely; `n` of them have one. */
  after: Expected | undefined;
};

/**
 * A mean of the pairs' rates, weighted by how many would go there. Its interval comes from the pairs' own
 * by MOVER (Zou and Donner, 2008), which stays honest where a pair has few cases.
 */
export function successOfMoved({
  flows,
  pairs,
}: {
  flows: readonly Flow[];
  pairs: readonly PairRecord[];
}): MovedSuccess {
  const byPair = Map.groupBy(
    flows.filter(({ agent }) => agent !== null),
    ({ from_agent: from, agent }) => JSON.stringify([from, agent]),
  );
  const parts = [...byPair.values()].flatMap((own) => {
    const [first] = own;
    const to = first?.agent ?? null;
    const record = first && to !== null && expectedOf(pairs, { from: first.from_agent, to });
    return record ? [{ ...record, weight: sumOutcomes(own).count }] : [];
  });
  return { before: rateOf(sumOutcomes(flows)), after: weightedMean(parts) };
}

function weightedMean(parts: readonly (Expected & { weight: number })[]): Expected | undefined {
  const n = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (n === 0) return undefined;
  let rate = 0;
  let below = 0;
  let above = 0;
  for (const { weight, rate: own, interval } of parts) {
    const share = weight / n;
    rate += share * own;
    below += (share * (own - interval[0])) ** 2;
    above += (share * (interval[1] - own)) ** 2;
  }
  const interval: [number, number] = [
    Math.max(0, rate - Math.sqrt(below)),
    Math.min(1, rate + Math.sqrt(above)),
  ];
  return { rate, interval, n };
}

export type PairChange = { from_agent: string; to: string; before: number; after: number };

/** How many handoffs each pair had, and would have had; the largest changes first. */
export function pairChanges({
  flows,
  pairs,
}: {
  flows: readonly Flow[];
  pairs: readonly PairRecord[];
}): PairChange[] {
  const changes = new Map<string, PairChange>();
  const of = (from: string, to: string): PairChange => {
    const key = JSON.stringify([from, to]);
    const known = changes.get(key) ?? { from_agent: from, to, before: 0, after: 0 };
    changes.set(key, known);
    return known;
  };
  for (const { from_agent: from, to_agent: to, count } of pairs) {
    const pair = of(from, to);
    pair.before += count;
    pair.after += count;
  }
  for (const { from_agent: from, before, after, count } of flows) {
    of(from, before).after -= count;
    of(from, after).after += count;
  }
  const isMoved = (pair: PairChange) => pair.before !== pair.after;
  const size = ({ before, after }: PairChange) => Math.abs(after - before);
  return [...changes.values()].filter(isMoved).toSorted((a, b) => size(b) - size(a));
}
