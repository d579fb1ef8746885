import {
  listJustifyingPairs,
  listPairPast,
  type PairDay,
  type PairPastRow,
} from "@/db/queries/pair-past";
import type { PairPast, PairPeriod } from "@/lib/domain/findings/pair-past";
import type { TraceId } from "@/lib/domain/ids";
import { dayOfHour, hourOf } from "@/lib/domain/rollups/hours";
import {
  addLatencies,
  decodeLatencies,
  histogramOf,
  type Latencies,
} from "@/lib/domain/rollups/latencies";
import type { Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";

export type HandoffPlace = { fromAgent: string | null; toAgent: string | null; firstSignAt: Nanos };
export type ReadPairPast = (handoff: HandoffPlace) => PairPast | null;

const WEEK_HOURS = 7 * 24;

/** What the rollups know of the pairs of agents of some traces, in two queries for all of them. */
export async function readPairPast(
  { db, projectId }: ServiceContext,
  traceIds: readonly TraceId[],
): Promise<ReadPairPast> {
  const rows = await listPairPast(db, { projectId, traceIds });
  const justifying = await listJustifyingPairs(db, { projectId, traceIds });
  const byPair = Map.groupBy(rows, (row) => keyOf(row));
  const givers = new Set(
    justifying.map(({ fromAgent, toAgent }) => keyOf({ fromAgent, toAgent, day: 0 })),
  );
  const known = new Map<string, PairPast>();
  return ({ fromAgent, toAgent, firstSignAt }) => {
    if (fromAgent === null || toAgent === null) return null;
    const key = keyOf({ fromAgent, toAgent, day: dayOfHour(hourOf(firstSignAt)) });
    const past = known.get(key) ?? {
      ...sumUp(byPair.get(key) ?? []),
      isJustifiedAtTimes: givers.has(keyOf({ fromAgent, toAgent, day: 0 })),
    };
    known.set(key, past);
    return past;
  };
}

function keyOf({ fromAgent, toAgent, day }: PairDay): string {
  return JSON.stringify([fromAgent, toAgent, day]);
}

function sumUp(rows: readonly PairPastRow[]): Omit<PairPast, "isJustifiedAtTimes"> {
  const ofPair = rows.filter(({ dimension }) => dimension === "pair");
  const warm = rows.filter(({ dimension, c }) => dimension === "pair_start" && c === "true");
  return {
    now: periodOf(ofPair.filter(({ at }) => at >= -WEEK_HOURS)),
    before: periodOf(ofPair.filter(({ at }) => at < -WEEK_HOURS)),
    warmInit: histogramOf(latenciesOf(warm), "init"),
  };
}

function periodOf(rows: readonly PairPastRow[]): PairPeriod {
  return {
    decided: rows.reduce((sum, { decided }) => sum + decided, 0),
    succeeded: rows.reduce((sum, { succeeded }) => sum + succeeded, 0),
    latencies: histogramOf(latenciesOf(rows), "handoff"),
  };
}

function latenciesOf(rows: readonly PairPastRow[]): Latencies {
  const sum: Latencies = new Map();
  for (const { latencies } of rows) if (latencies) addLatencies(sum, decodeLatencies(latencies));
  return sum;
}
