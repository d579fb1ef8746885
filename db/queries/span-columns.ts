import { sql } from "drizzle-orm";
import type { SpanKind, SpanStatus } from "../../lib/domain/handoff/taxonomy";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import { type Nanos, nanos } from "../../lib/domain/time";
import type { Db } from "../client";

/** Times in nanoseconds since the first span's start, so that they are exact as JSON numbers. */
export type SpanTuple = [
  id: string,
  parentId: string | null,
  kind: SpanKind,
  name: string,
  agent: string | null,
  status: SpanStatus,
  startNs: number,
  endNs: number | null,
];

/** A trace's spans in order of start, as one JSON value: no object per row and column on the way. */
export async function readSpanTuples(
  db: Db,
  place: { projectId: ProjectId; day: string; traceId: TraceId; limit: number },
): Promise<{ startedAt: Nanos | null; spans: SpanTuple[] }> {
  const [row] = await db.execute<{ startedAt: string | null; spans: SpanTuple[] }>(sql`
    with placed as materialized (
      select id, parent_id, kind, name, agent, status, started_at, ended_at
      from span
      where project_id = ${place.projectId} and day = ${place.day} and trace_id = ${place.traceId}
      order by started_at, id limit ${place.limit}
    ), origin as materialized (select min(started_at) as at from placed)
    select min(origin.at)::text as "startedAt",
      coalesce(
        json_agg(
          json_build_array(id, parent_id, kind, name, agent, status,
            started_at - origin.at, ended_at - origin.at)
          order by started_at, id
        ) filter (where id is not null), '[]'
      ) as spans
    from origin left join placed on true`);
  const startedAt = row?.startedAt ?? null;
  return { startedAt: startedAt === null ? null : nanos(startedAt), spans: row?.spans ?? [] };
}
