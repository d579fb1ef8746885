import { sql, type SQL } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { jsonWords, plainWords } from "./words";

type Keys = readonly { projectId: ProjectId; traceId: TraceId }[];

/**
 * The contexts and messages of some traces that have no words yet, `limit` at a time; a payload never
 * changes, so each is read once. Returns how many were written.
 */
export async function insertPayloadDocuments(
  db: Db,
  { keys, limit }: { keys: Keys; limit: number },
): Promise<number> {
  const rows = await db.execute<{ written: number }>(sql`
    with missing as (
      select p.project_id, p.trace_id, p.hash, p.body
      from ${keyRows(keys)}
      join trace t on t.project_id = k.project_id and t.id = k.trace_id
      join payload p on p.project_id = t.project_id and p.day = t.day and p.trace_id = t.id
      where not exists (
        select 1 from search_document d where d.project_id = p.project_id
          and d.trace_id = p.trace_id and d.part = 'payload:' || p.hash
      )
      limit ${limit}
    ), written as (
      insert into search_document (project_id, trace_id, part, words)
      select project_id, trace_id, 'payload:' || hash, to_tsvector('simple', ${jsonWords(sql`body`)})
      from missing
      on conflict do nothing returning 1
    )
    select count(*)::int as written from written`);
  return rows[0]?.written ?? 0;
}

/** A trace's names, agents, and what its spans are called and complain about. */
export async function upsertTraceDocuments(db: Db, keys: Keys): Promise<void> {
  const text = sql`concat_ws(' ', t.id, t.name, t.label, t.session_id, array_to_string(t.agents, ' '), s.names)`;
  await db.execute(sql`
    insert into search_document as d (project_id, trace_id, part, words)
    select t.project_id, t.id, 'trace', to_tsvector('simple', ${plainWords(text)})
    from ${keyRows(keys)}
    join trace t on t.project_id = k.project_id and t.id = k.trace_id
    left join lateral (
      select string_agg(distinct concat_ws(' ', name, status_message), ' ') as names
      from span where project_id = t.project_id and day = t.day and trace_id = t.id
    ) s on true
    ${REPLACE}`);
}

/** What handoffs say of themselves; their contexts are payloads. One that is gone is forgotten. */
export async function upsertHandoffDocuments(db: Db, keys: Keys): Promise<void> {
  const text = sql`concat_ws(' ', h.id, h.from_agent, h.to_agent, h.task, h.reason, h.justification,
    h.error ->> 'type', h.error ->> 'message', h.inferred_why, h.output_key)`;
  await db.execute(sql`
    insert into search_document as d (project_id, trace_id, part, words)
    select h.project_id, h.trace_id, 'handoff:' || h.id, to_tsvector('simple', ${plainWords(text)})
    from ${keyRows(keys)}
    join handoff h on h.project_id = k.project_id and h.trace_id = k.trace_id
    ${REPLACE}`);
  await db.execute(sql`
    delete from search_document d using ${keyRows(keys)}
    where d.project_id = k.project_id and d.trace_id = k.trace_id and d.part like 'handoff:%'
      and not exists (
        select 1 from handoff h where h.project_id = d.project_id and h.trace_id = d.trace_id
          and 'handoff:' || h.id = d.part
      )`);
}

const REPLACE = sql`
  on conflict (project_id, trace_id, part) do update set words = excluded.words
  where d.words is distinct from excluded.words`;

function keyRows(keys: Keys): SQL {
  const projectIds = sql.param(keys.map(({ projectId }) => projectId));
  const traceIds = sql.param(keys.map(({ traceId }) => traceId));
  return sql`unnest(${projectIds}::text[], ${traceIds}::text[]) as k(project_id, trace_id)`;
}
