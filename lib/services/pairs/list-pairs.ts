import type { PairList, PairListQuery } from "@/lib/contracts/pair";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { sumPeriod } from "../stats/sum-rollup";
import { toAverageBytes, toComponents, toLostRate, toRate } from "./to-figures";

/** Who handed to whom in a period, how well and how fast; the busiest first. */
export async function listPairs(
  ctx: ServiceContext,
  { limit, ...query }: PairListQuery,
): Promise<PairList> {
  requireScope(ctx, "read");
  const pairs = await readInTime(ctx, {}, (reader) =>
    sumPeriod(reader, { dimension: "pair", keysMax: limit, ...query }),
  );
  const items = pairs.map((pair) => ({
    from_agent: pair.a,
    to_agent: pair.b,
    ...toRate(pair),
    components: toComponents(pair),
    avg_context_bytes: toAverageBytes(pair),
    context_lost_rate: toLostRate(pair),
  }));
  return { items, next_cursor: null };
}
