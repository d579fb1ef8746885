import { sql } from "drizzle-orm";
import type { HandoffId, ProjectId, TraceId } from "../../lib/domain/ids";
import { nanos, type Nanos } from "../../lib/domain/time";
import type { Db } from "../client";

export type PairPayloadRow = {
  traceId: TraceId;
  handoffId: HandoffId;
  at: Nanos;
  task: string | null;
  /** JSON text; null: not observed, or larger than asked for. */
  body: string | null;
};

/** What the latest handoffs of a pair sent, the newest first; bodies as long as `bytesMax` covers them. */
export async function listPairPayloads(
  db: Db,
  pair: { projectId: ProjectId; from: string; to: string; limit: number; bytesMax: number },
): Promise<PairPayloadRow[]> {
  const rows = await db.execute<Omit<PairPayloadRow, "at"> & { at: string }>(sql`
    with latest as (
      select h.trace_id, h.id, h.first_sign_at, left(h.task, 300) as task,
        h.sent ->> 'payload' as hash,
        sum((h.sent ->> 'bytes')::bigint) over (order by h.first_sign_at desc, h.trace_id, h.id) as bytes
      from handoff h
      where h.project_id = ${pair.projectId} and h.from_agent = ${pair.from}
        and h.to_agent = ${pair.to}
      order by h.first_sign_at desc, h.trace_id, h.id limit ${pair.limit}
    )
    select l.trace_id as "traceId", l.id as "handoffId", l.first_sign_at as at, l.task, p.body
    from latest l join trace t on t.project_id = ${pair.projectId} and t.id = l.trace_id
    left join payload p on p.project_id = ${pair.projectId} and p.day = t.day
      and p.trace_id = l.trace_id and p.hash = l.hash and l.bytes <= ${pair.bytesMax}
    order by l.first_sign_at desc, l.trace_id, l.id`);
  return rows.map((row) => ({ ...row, at: nanos(BigInt(row.at)) }));
}
