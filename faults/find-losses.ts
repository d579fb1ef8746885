import type { FaultServer } from "./fault-server";
import { EVENTS_PER_BATCH, type Load } from "./load";

/**
 * What has to hold after any fault: every acknowledged batch is there, whole and once; one that was
 * not acknowledged is there whole or not at all; the answers were 200 or 503 with Retry-After.
 */
export const NOTHING_LOST = { missing: [], halves: [], unfolded: 0, unexpected: [] };

export async function findLosses(server: FaultServer, load: Load) {
  const stored = await server.sql(`
    select split_part(id, '.', 1) || '.' || split_part(id, '.', 2) as batch,
      count(*)::int as events, count(distinct id)::int as ids
    from (select id from event where id like '${load.run}.%'
      union all select id from span where id like '${load.run}.%') found
    group by 1`);
  const [folded] = await server.sql(
    `select count(*)::int as n from handoff where id like '${load.run}.%'`,
  );
  const batches = new Set(stored.map(({ batch }) => batch));
  return {
    missing: load.acknowledged.filter((batch) => !batches.has(batch)),
    halves: stored.filter(
      ({ events, ids }) => events !== EVENTS_PER_BATCH || ids !== EVENTS_PER_BATCH,
    ),
    unfolded: (stored.length * EVENTS_PER_BATCH) / 2 - Number(folded?.["n"]),
    unexpected: load.outcomes.filter(
      ({ status, retryAfter }) =>
        status !== 200 && status !== "no answer" && !(status === 503 && retryAfter !== null),
    ),
  };
}
