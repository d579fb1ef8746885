import { listPairFigures } from "@/db/queries/pair-stats";
import { IMPORT_SOURCE } from "@/lib/contracts/ingest";
import type { PairList, PairListQuery } from "@/lib/contracts/pair";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { toComponents, toRate } from "./to-figures";

/** Who handed to whom in a period, how well and how fast; the busiest first. */
export async function listPairs(ctx: ServiceContext, query: PairListQuery): Promise<PairList> {
  requireScope(ctx, "read");
  const { projectId } = ctx;
  const rows = await readInTime(ctx, {}, ({ db }) =>
    listPairFigures(db, { projectId, sourceWithoutTimes: IMPORT_SOURCE, ...query }),
  );
  const items = rows.map((row) => ({
    from_agent: row.from_agent,
    to_agent: row.to_agent,
    ...toRate(row),
    components: toComponents(row),
    avg_context_bytes: row.bytes,
  }));
  return { items, next_cursor: null };
}
