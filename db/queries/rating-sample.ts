import { and, eq, sql, type SQL } from "drizzle-orm";
import type { HandoffId, ProjectId, TraceId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { handoff } from "../schema";
import type { HandoffRow } from "./record/handoffs";

type Draw = {
  projectId: ProjectId;
  from?: Nanos | undefined;
  to?: Nanos | undefined;
  seed: string;
  size: number;
  isByPair: boolean;
  /** Of the newest so many. */
  newest: number;
};

type Drawn = { traceId: TraceId; id: HandoffId; total: number };

/**
 * A sample that everybody who names the same seed gets: in the order of a hash of seed and id. Only what
 * no rating changes decides who is in it, so that it stays while it is rated.
 */
export async function drawSample(
  db: Db,
  { projectId, from, to, seed, size, isByPair, newest }: Draw,
): Promise<Drawn[]> {
  const after = from === undefined ? sql`` : sql`and first_sign_at >= ${String(from)}::bigint`;
  const before = to === undefined ? sql`` : sql`and first_sign_at < ${String(to)}::bigint`;
  const turn: SQL = isByPair
    ? sql`row_number() over (partition by from_agent, to_agent order by print)`
    : sql`0`;
  return db.execute<Drawn>(sql`
    select trace_id as "traceId", id, total from (
      select trace_id, id, print, ${turn} as turn, count(*) over ()::int as total from (
        select trace_id, id, from_agent, to_agent,
          md5(${seed} || ' ' || trace_id || ' ' || id) as print
        from handoff
        where project_id = ${projectId} and outcome <> 'in_flight'
          and type not in ('return', 'escalate') ${after} ${before}
        order by first_sign_at desc limit ${newest}
      ) newest
    ) drawn order by turn, print limit ${size}`);
}

export async function findSampled(
  db: Db,
  projectId: ProjectId,
  drawn: readonly Pick<Drawn, "traceId" | "id">[],
): Promise<HandoffRow[]> {
  return db
    .select()
    .from(handoff)
    .where(and(eq(handoff.projectId, projectId), isOneOf(drawn)));
}

export type StoredRating = {
  traceId: TraceId;
  handoffId: HandoffId;
  rater: string;
  score: number;
  note: string | null;
  at: string | null;
};

/** The latest of each rater. */
export async function listRatings(
  db: Db,
  projectId: ProjectId,
  drawn: readonly Pick<Drawn, "traceId" | "id">[],
): Promise<StoredRating[]> {
  const traces = sql.param(drawn.map(({ traceId }) => traceId));
  const ids = sql.param(drawn.map(({ id }) => id));
  return db.execute<StoredRating>(sql`
    select distinct on (e.trace_id, e.handoff_id, e.body ->> 'rater')
      e.trace_id as "traceId", e.handoff_id as "handoffId", e.body ->> 'rater' as rater,
      (e.body ->> 'score')::float8 as score, e.body ->> 'note' as note, e.at::text as at
    from unnest(${traces}::text[], ${ids}::text[]) as k(trace_id, id)
    join trace t on t.project_id = ${projectId} and t.id = k.trace_id
    join event e on e.project_id = t.project_id and e.day = t.day and e.trace_id = t.id
      and e.handoff_id = k.id
    where e.name = 'quality_rated'
    order by e.trace_id, e.handoff_id, e.body ->> 'rater', e.at desc, e.id desc`);
}

function isOneOf(drawn: readonly Pick<Drawn, "traceId" | "id">[]): SQL {
  const traces = sql.param(drawn.map(({ traceId }) => traceId));
  const ids = sql.param(drawn.map(({ id }) => id));
  return sql`(${handoff.traceId}, ${handoff.id}) in (
    select * from unnest(${traces}::text[], ${ids}::text[]))`;
}
