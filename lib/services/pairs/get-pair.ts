import type { PairDetailDto, StatsPeriodQuery } from "@/lib/contracts/pair";
import { sumRollups } from "@/lib/domain/rollups/figures";
import { SIZE_BUCKETS } from "@/lib/domain/handoff/size-bucket";
import { stepBorders } from "@/lib/domain/rollups/steps";
import { formatInstant, msBetween, nanos, type Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { closePeriod, type KeyedRollup, sumRollup } from "../stats/sum-rollup";
import {
  toAverageBytes,
  toComponents,
  toDistribution,
  toLatency,
  toLostRate,
  toRate,
} from "./to-figures";

type Pair = { fromAgent: string; toAgent: string };
type Sides = Record<"steps" | "sizes" | "starts", KeyedRollup[]> & { borders: readonly Nanos[] };

/** One pair of agents in a period, from every side. */
export async function getPair(
  ctx: ServiceContext,
  { fromAgent, toAgent, ...period }: StatsPeriodQuery & Pair,
): Promise<PairDetailDto> {
  requireScope(ctx, "read");
  const { steps, sizes, starts, borders } = await readInTime(ctx, {}, (reader) =>
    readSides(reader, { pair: { fromAgent, toAgent }, period }),
  );
  const whole = sumRollups(steps);
  const [, second, third] = borders;
  return {
    from_agent: fromAgent,
    to_agent: toAgent,
    ...toRate(whole),
    components: toComponents(whole),
    avg_context_bytes: toAverageBytes(whole),
    context_lost_rate: toLostRate(whole),
    buckets: steps.toSorted(bySlot).map((step) => ({
      at: formatInstant(borders[step.slot - 1] ?? nanos(0)),
      ...toRate(step),
      handoff_ms: toLatency(step),
    })),
    bucket_ms: second !== undefined && third !== undefined ? msBetween(second, third) : null,
    distribution: toDistribution(whole),
    sizes: sizes
      .filter(({ c }) => c !== null)
      .toSorted((one, other) => Number(one.c) - Number(other.c))
      .map((size) => ({
        bucket: SIZE_BUCKETS[Number(size.c)] ?? ">10KB",
        ...toRate(size),
        handoff_ms: toLatency(size),
      })),
    starts: starts.toSorted((one, other) => orderOf(one) - orderOf(other)).map(toStart),
  };
}

async function readSides(
  reader: ServiceContext,
  { pair, period }: { pair: Pair; period: StatsPeriodQuery },
): Promise<Sides> {
  const closed = await closePeriod(reader, period);
  if (!closed) return { steps: [], sizes: [], starts: [], borders: [] };
  const borders = stepBorders(closed);
  const { db, projectId } = reader;
  const whole = { projectId, pair, borders: [closed.from, closed.to] };
  return {
    borders,
    steps: await sumRollup(db, { projectId, pair, borders, dimension: "pair" }),
    sizes: await sumRollup(db, { ...whole, dimension: "pair_size" }),
    starts: await sumRollup(db, { ...whole, dimension: "pair_start" }),
  };
}

function bySlot(one: KeyedRollup, other: KeyedRollup): number {
  return one.slot - other.slot;
}

const STARTS = { false: "cold", true: "warm" } as const;
const START_ORDER = ["cold", "warm", "unknown"];

/** `pooled` as text: the callee came out of a pool. */
function startOf({ c }: KeyedRollup) {
  return c === "true" || c === "false" ? STARTS[c] : ("unknown" as const);
}

function orderOf(start: KeyedRollup): number {
  return START_ORDER.indexOf(startOf(start));
}

function toStart(start: KeyedRollup) {
  return {
    start: startOf(start),
    ...toRate(start),
    handoff_ms: toLatency(start),
    init_ms: toLatency(start, "init"),
  };
}
