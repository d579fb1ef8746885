import type { EffectLevelDto, EffectsDto, EffectsQuery } from "@/lib/contracts/effects";
import { EVERY, levelsOf, type Trait, TRAITS } from "@/lib/domain/effects/traits";
import { SIZE_BUCKETS } from "@/lib/domain/handoff/size-bucket";
import { type Rollup, sumRollups } from "@/lib/domain/rollups/figures";
import type { ServiceContext } from "../context";
import { toLatency, toRate } from "../pairs/to-figures";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { type KeyedRollup, sumPeriod } from "../stats/sum-rollup";
import { effectOf } from "./read-strata";

/** Pairs, types and levels that are looked at, the busiest first. */
const KEYS_MAX = 20_000;

/** What each trait of a handoff goes with: success and latency with and without, like with like. */
export async function getEffects(
  ctx: ServiceContext,
  { from_agent: fromAgent, to_agent: toAgent, ...period }: EffectsQuery,
  keysMax = KEYS_MAX,
): Promise<EffectsDto> {
  requireScope(ctx, "read");
  const pair =
    fromAgent === undefined || toAgent === undefined ? undefined : { fromAgent, toAgent };
  const sums = await readInTime(ctx, {}, (reader) =>
    sumPeriod(reader, {
      dimension: "trait",
      keysMax,
      component: "handoff",
      pair,
      ...period,
    }),
  );
  const byTrait = Map.groupBy(sums, ({ b }) => b);
  const handoffs = sumRollups(byTrait.get(EVERY) ?? []).count;
  const items = TRAITS.flatMap((trait) => {
    const own = byTrait.get(trait) ?? [];
    if (own.length === 0) return [];
    const known = own.reduce((sum, { count }) => sum + count, 0);
    const levels = levelsOf(trait).flatMap((level) => compareLevel(own, { trait, level }));
    return [{ trait, known, levels }];
  });
  return { handoffs, is_complete: sums.length < keysMax, items };
}

/** Nothing where no handoff is of that level. */
function compareLevel(
  own: readonly KeyedRollup[],
  { trait, level }: { trait: Trait; level: string },
): EffectLevelDto[] {
  const [withIt, without] = [
    own.filter(({ c }) => c === level),
    own.filter(({ c }) => c !== level),
  ];
  if (withIt.length === 0) return [];
  const others = Map.groupBy(without, ({ a }) => a);
  const strata = withIt.map((one) => ({
    with: one,
    without: sumRollups(others.get(one.a) ?? []),
  }));
  return [
    {
      level: trait === "size" ? (SIZE_BUCKETS[Number(level)] ?? level) : level,
      with: toFigures(sumRollups(withIt)),
      without: toFigures(sumRollups(without)),
      ...effectOf(strata),
    },
  ];
}

function toFigures(sum: Rollup) {
  return { ...toRate(sum), handoff_ms: toLatency(sum) };
}
