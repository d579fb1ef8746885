import { countPendingTraces } from "@/db/queries/gaps";
import { countFindingsByKind } from "@/db/queries/overview";
import type { StatsPeriodQuery } from "@/lib/contracts/pair";
import type { FindingStatsDto } from "@/lib/contracts/stats";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";

/** What was found wrong in the traces of a period and is still open, by kind. */
export async function listFindingKinds(
  ctx: ServiceContext,
  period: StatsPeriodQuery,
): Promise<FindingStatsDto> {
  requireScope(ctx, "read");
  const { projectId } = ctx;
  const asked = { projectId, ...period };
  return readInTime(ctx, {}, async ({ db }) => ({
    pending_traces: await countPendingTraces(db, asked),
    items: [...(await countFindingsByKind(db, asked))],
  }));
}
