import { type PairDetail, readPairDetail } from "@/db/queries/pair-stats";
import { IMPORT_SOURCE } from "@/lib/contracts/ingest";
import type { PairDetailDto, StatsPeriodQuery } from "@/lib/contracts/pair";
import { SIZE_BUCKETS } from "@/lib/domain/handoff/size-bucket";
import { formatInstant, nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { toComponents, toLatency, toRate } from "./to-figures";

const NS_PER_MS = 1e6;

/** One pair of agents in a period, from every side. */
export async function getPair(
  ctx: ServiceContext,
  pair: StatsPeriodQuery & { fromAgent: string; toAgent: string },
): Promise<PairDetailDto> {
  requireScope(ctx, "read");
  const { projectId } = ctx;
  const { whole, buckets, sizes, starts, widthNs } = await readInTime(ctx, {}, ({ db }) =>
    readPairDetail(db, { projectId, sourceWithoutTimes: IMPORT_SOURCE, ...pair }),
  );
  return {
    from_agent: pair.fromAgent,
    to_agent: pair.toAgent,
    ...toRate(whole),
    components: toComponents(whole),
    avg_context_bytes: whole.bytes,
    buckets: buckets.map(({ at, handoff, ...figures }) => ({
      at: formatInstant(nanos(BigInt(at))),
      ...toRate(figures),
      handoff_ms: toLatency(handoff),
    })),
    bucket_ms: widthNs === null ? null : Number(widthNs) / NS_PER_MS,
    sizes: sizes.map(({ bucket, handoff, ...figures }) => ({
      bucket: SIZE_BUCKETS[bucket] ?? ">10KB",
      ...toRate(figures),
      handoff_ms: toLatency(handoff),
    })),
    starts: starts.map(toStart),
  };
}

function toStart({ pooled, handoff, init, ...figures }: PairDetail["starts"][number]) {
  const start = pooled ? ("warm" as const) : ("cold" as const);
  return {
    start: pooled === null ? ("unknown" as const) : start,
    ...toRate(figures),
    handoff_ms: toLatency(handoff),
    init_ms: toLatency(init),
  };
}
