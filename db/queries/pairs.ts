import { sql } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";

/** Enough for a p99, and one short range of `handoff_by_pair`. */
const HANDOFFS_MAX = 1_000;

export type ComponentQuantiles = { component: string; n: number; quantiles: number[] };

/** p50, p95 and p99 of each part of the time of a pair's latest handoffs; those with made-up times left out. */
export async function listPairQuantiles(
  db: Db,
  pair: { projectId: ProjectId; fromAgent: string; toAgent: string; sourceWithoutTimes: string },
): Promise<{ count: number; components: ComponentQuantiles[] }> {
  const [row] = await db.execute<{ count: number; components: ComponentQuantiles[] }>(sql`
    with latest as (
      select timing from handoff
      where project_id = ${pair.projectId} and from_agent = ${pair.fromAgent}
        and to_agent = ${pair.toAgent} and source <> ${pair.sourceWithoutTimes}
      order by first_sign_at desc limit ${HANDOFFS_MAX}
    ), measured as (
      select left(key, -2) as component, count(*)::int as n,
        percentile_cont(array[0.5, 0.95, 0.99]) within group (order by value::float8) as quantiles
      from latest cross join lateral jsonb_each_text(timing)
      where value is not null group by key
    )
    select (select count(*)::int from latest) as count,
      coalesce((select json_agg(measured) from measured), '[]'::json) as components`);
  return row ?? { count: 0, components: [] };
}
