import { sql, type SQL } from "drizzle-orm";
import type { FindingKind } from "../../../lib/domain/findings/finding";
import type { HandoffPattern } from "../../../lib/domain/handoff/taxonomy";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { startedWithin } from "../started-within";

type Period = { projectId: ProjectId; from?: Nanos | undefined; to?: Nanos | undefined };

/** Findings of more traces than that are a sample of the latest. */
const FINDINGS_MAX = 20_000;

/** Handoffs that have a finding of a kind, by pair and type in the form of the rollups' `trait` key. */
export async function countAffectedHandoffs(
  db: Db,
  { kind, ...period }: Period & { kind: FindingKind },
): Promise<{ key: string; decided: number; succeeded: number }[]> {
  return db.execute(sql`
    select json_build_array(h.from_agent, h.to_agent, h.type)::text as key,
      count(*)::int as decided, (count(*) filter (where h.outcome = 'succeeded'))::int as succeeded
    from (${affected(kind, period)}) a
    join handoff h on h.project_id = ${period.projectId} and h.trace_id = a.trace_id and h.id = a.id
    where h.outcome <> 'in_flight' and h.standing is distinct from 'waiting' group by key`);
}

export async function countLeakingByPattern(
  db: Db,
  period: Period,
): Promise<{ pattern: HandoffPattern; count: number }[]> {
  return db.execute(sql`
    select h.pattern, count(*)::int as count
    from (${affected("credential-leak", period)}) a
    join handoff h on h.project_id = ${period.projectId} and h.trace_id = a.trace_id and h.id = a.id
    where h.pattern is not null group by h.pattern`);
}

function affected(kind: FindingKind, { projectId, ...period }: Period): SQL {
  return sql`
    select distinct trace_id, unnest(handoff_ids) as id from (
      select trace_id, handoff_ids from finding
      where project_id = ${projectId} and kind = ${kind} and ${startedWithin(period)}
      order by started_at desc limit ${FINDINGS_MAX}
    ) f`;
}
