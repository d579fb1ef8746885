import { type ComponentQuantiles, listPairQuantiles } from "@/db/queries/pairs";
import { IMPORT_SOURCE } from "@/lib/contracts/ingest";
import { type PairLatencyDto, type Quantiles, TIMED_COMPONENTS } from "@/lib/contracts/pair";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

/** How long the latest handoffs of a pair of agents took, part by part. */
export async function getPairLatency(
  ctx: ServiceContext,
  { fromAgent, toAgent }: { fromAgent: string; toAgent: string },
): Promise<PairLatencyDto> {
  requireScope(ctx, "read");
  const { count, components } = await listPairQuantiles(ctx.db, {
    projectId: ctx.projectId,
    fromAgent,
    toAgent,
    sourceWithoutTimes: IMPORT_SOURCE,
  });
  const known = new Map(components.map((row) => [row.component, toQuantiles(row)]));
  return {
    from_agent: fromAgent,
    to_agent: toAgent,
    count,
    components: Object.fromEntries(
      TIMED_COMPONENTS.flatMap((name) => {
        const quantiles = known.get(name);
        return quantiles ? [[name, quantiles]] : [];
      }),
    ),
  };
}

function toQuantiles({ n, quantiles: [p50 = 0, p95 = 0, p99 = 0] }: ComponentQuantiles): Quantiles {
  return { p50, p95, p99, n };
}
