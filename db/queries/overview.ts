import { sql } from "drizzle-orm";
import type { FindingKind, FindingSeverity } from "../../lib/domain/findings/finding";
import type { ProjectId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { SEVERITIES } from "./findings/severity-rank";
import { openFindingsByKind } from "./rollups/found-figures";

type Stepped = { projectId: ProjectId; borders: readonly Nanos[] };
type SlotCount = { slot: number; count: number };

/** Secrets that were found in traces, by the step in which the trace began; muted ones do not count. */
export async function countLeaks(db: Db, { projectId, borders }: Stepped): Promise<SlotCount[]> {
  const edges = sql.param(borders.map(String));
  return db.execute<SlotCount>(sql`
    select width_bucket(started_at, ${edges}::bigint[]) as slot, count(*)::int as count
    from finding where project_id = ${projectId} and kind = 'credential-leak' and status <> 'muted'
      and started_at >= ${String(borders[0])}::bigint and started_at < ${String(borders.at(-1))}::bigint
    group by slot`);
}

export async function countApprovalRequests(
  db: Db,
  { projectId, borders }: Stepped,
): Promise<SlotCount[]> {
  const edges = sql.param(borders.map(String));
  return db.execute<SlotCount>(sql`
    select width_bucket(requested_at, ${edges}::bigint[]) as slot, count(*)::int as count
    from approval where project_id = ${projectId}
      and requested_at >= ${String(borders[0])}::bigint and requested_at < ${String(borders.at(-1))}::bigint
    group by slot`);
}

export async function countOpenApprovals(db: Db, projectId: ProjectId): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from approval
    where project_id = ${projectId} and status in ('waiting', 'snoozed')`);
  return row?.count ?? 0;
}

export type FindingKindCount = {
  kind: FindingKind;
  severity: FindingSeverity;
  count: number;
  traces: number;
};

export async function countFindingsByKind(
  db: Db,
  period: { projectId: ProjectId; from?: Nanos | undefined; to?: Nanos | undefined },
): Promise<FindingKindCount[]> {
  return db.execute<FindingKindCount>(sql`
    select kind, (${SEVERITIES})[rank] as severity, count, traces
    from (${openFindingsByKind(period)}) by_kind order by rank, count desc, kind`);
}
