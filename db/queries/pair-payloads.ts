import { sql } from "drizzle-orm";
import type { HandoffId, ProjectId, TraceId } from "../../lib/domain/ids";
import { nanos, type Nanos } from "../../lib/domain/time";
import type { Db } from "../client";

export type PairPayloadRow = {
  traceId: TraceId;
  handoffId: HandoffId;
  toAgent: string;
  at: Nanos;
  task: string | null;
  /** JSON text; null: not observed, or larger than asked for. */
  body: string | null;
};

type Wanted = {
  projectId: ProjectId;
  /** Left out: all pairs that have no contract of their own. */
  pair: { from: string; to: string } | undefined;
  limit: number;
  bytesMax: number;
};

/** What the latest handoffs sent, the newest first; bodies as long as `bytesMax` covers them. */
export async function listPairPayloads(
  db: Db,
  { projectId, pair, limit, bytesMax }: Wanted,
): Promise<PairPayloadRow[]> {
  const isOfThem = pair
    ? sql`h.from_agent = ${pair.from} and h.to_agent = ${pair.to}`
    : sql`h.to_agent is not null and h.type is distinct from 'return' and not exists (
        select from (
          select c.document from contract c
          where c.project_id = ${projectId} and c.from_agent = h.from_agent
            and c.to_agent = h.to_agent
          order by c.version desc limit 1) own
        where own.document is not null)`;
  const rows = await db.execute<Omit<PairPayloadRow, "at"> & { at: string }>(sql`
    with latest as (
      select h.trace_id, h.id, h.to_agent, h.first_sign_at, left(h.task, 300) as task,
        h.sent ->> 'payload' as hash,
        sum((h.sent ->> 'bytes')::bigint) over (order by h.first_sign_at desc, h.trace_id, h.id) as bytes
      from handoff h
      where h.project_id = ${projectId} and ${isOfThem}
      order by h.first_sign_at desc, h.trace_id, h.id limit ${limit}
    )
    select l.trace_id as "traceId", l.id as "handoffId", l.to_agent as "toAgent",
      l.first_sign_at as at, l.task, p.body
    from latest l join trace t on t.project_id = ${projectId} and t.id = l.trace_id
    left join payload p on p.project_id = ${projectId} and p.day = t.day
      and p.trace_id = l.trace_id and p.hash = l.hash and l.bytes <= ${bytesMax}
    order by l.first_sign_at desc, l.trace_id, l.id`);
  return rows.map((row) => ({ ...row, at: nanos(BigInt(row.at)) }));
}
