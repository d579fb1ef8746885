import { sql, type SQL } from "drizzle-orm";
import type { FindingStatus } from "../../../lib/domain/findings/cause";
import {
  FINDING_SEVERITIES,
  type FindingKind,
  type FindingSeverity,
} from "../../../lib/domain/findings/finding";
import type { ProjectId, TraceId } from "../../../lib/domain/ids";
import { nanos, type Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { findingsByCause, findingsByStep } from "../rollups/found-figures";
import { startedWithin } from "../started-within";
import { SEVERITIES } from "./severity-rank";

type Period = { projectId: ProjectId; from?: Nanos | undefined; to?: Nanos | undefined };

export type CauseRead = Period & {
  status?: FindingStatus | undefined;
  kind?: FindingKind | undefined;
  severity?: FindingSeverity | undefined;
  /** Part of its origin: an agent, a secret. */
  text?: string | undefined;
};

/** By (rank, count, id): the gravest first, of them the most frequent. */
type CauseKey = { rank: number; count: number; id: string };

export type CauseRow = CauseKey & {
  kind: FindingKind;
  origin: string;
  status: FindingStatus;
  changedAt: Date;
  severity: FindingSeverity;
  traces: number;
  firstAt: Nanos;
  lastAt: Nanos;
  /** The latest of its findings. */
  title: string;
  traceId: TraceId;
};

type CauseSql = Omit<CauseRow, "firstAt" | "lastAt" | "changedAt"> & {
  firstAt: string;
  lastAt: string;
  changedAt: string;
};

/** What is wrong in the traces of a period, one row a cause. */
export async function listCauses(
  db: Db,
  { after, limit, ...read }: CauseRead & { after?: CauseKey | undefined; limit: number },
): Promise<CauseRow[]> {
  const later =
    after === undefined
      ? sql``
      : sql`where (rank, -count, id) > (${after.rank}, ${-after.count}, ${after.id})`;
  const rows = await db.execute<CauseSql>(sql`
    with seen as (${seenCauses(read)}),
    page as (select * from seen ${later} order by rank, count desc, id limit ${limit})
    select page.*, (${SEVERITIES})[page.rank] as severity, latest.title, latest.trace_id as "traceId"
    from page cross join lateral (
      select title, trace_id from finding f
      where f.project_id = ${read.projectId} and f.cause_id = page.id and ${startedWithin(read)}
      order by started_at desc limit 1
    ) latest
    order by rank, count desc, id`);
  return rows.map(toRow);
}

function seenCauses({ status, kind, severity, text, ...period }: CauseRead): SQL {
  const rank = severity && FINDING_SEVERITIES.indexOf(severity) + 1;
  return sql`
    select c.id, c.kind, c.origin, c.status, c.changed_at as "changedAt", f.*
    from (
      select cause_id, rank, count, traces, first as "firstAt", last as "lastAt"
      from (${findingsByCause({ ...period, kind })}) by_cause
    ) f join finding_cause c on c.project_id = ${period.projectId} and c.id = f.cause_id
    where true ${status === undefined ? sql`` : sql`and c.status = ${status}`}
      ${rank === undefined ? sql`` : sql`and f.rank = ${rank}`}
      ${text === undefined ? sql`` : sql`and strpos(lower(c.origin || ' ' || c.kind), lower(${text})) > 0`}`;
}

function toRow({ firstAt, lastAt, changedAt, ...row }: CauseSql): CauseRow {
  return {
    ...row,
    firstAt: nanos(firstAt),
    lastAt: nanos(lastAt),
    changedAt: new Date(changedAt),
  };
}

/** Steps in which one was not found are left out. */
export async function countCausesByStep(
  db: Db,
  { ids, ...steps }: { projectId: ProjectId; ids: readonly string[]; borders: readonly Nanos[] },
): Promise<{ id: string; slot: number; count: number }[]> {
  return db.execute(findingsByStep(ids, steps));
}

export async function countCausesByStatus(
  db: Db,
  period: Period,
): Promise<{ status: FindingStatus; count: number }[]> {
  return db.execute(sql`
    select c.status, count(*)::int as count from finding_cause c
    where c.project_id = ${period.projectId} and exists (
      select from finding f where f.project_id = c.project_id and f.cause_id = c.id and ${startedWithin(period)}
    ) group by c.status`);
}
