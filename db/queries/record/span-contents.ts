import { sql } from "drizzle-orm";
import type { PayloadRef } from "../../../lib/domain/event/native-event";
import type { ProjectId, SpanId, TraceId } from "../../../lib/domain/ids";
import type { Db } from "../../client";

export type SpanKey = { day: string; traceId: TraceId; spanId: SpanId };
export type SpanContentRow = SpanKey & {
  side: "input" | "output";
  isWhole: boolean;
  /** JSON text. */
  body: string;
};

/**
 * What was told of some spans apart from them, in order; of one side of a span no more than `bytesMax`
 * is read.
 */
export async function listSpanContents(
  db: Db,
  {
    projectId,
    spans,
    bytesMax,
  }: { projectId: ProjectId; spans: readonly SpanKey[]; bytesMax: number },
): Promise<SpanContentRow[]> {
  return db.execute<SpanContentRow>(sql`
    with told as (
      select e.day, e.trace_id, r."spanId", e.body ->> 'side' as side,
        coalesce((e.body ->> 'is_whole')::boolean, false) as whole,
        e.at, coalesce((e.body ->> 'ordinal')::numeric, 0) as ordinal, e.id,
        e.body -> 'content' ->> 'payload' as hash,
        sum((e.body -> 'content' ->> 'bytes')::bigint) over (
          partition by e.day, e.trace_id, r."spanId", e.body ->> 'side'
          order by e.at, coalesce((e.body ->> 'ordinal')::numeric, 0), e.id
        ) as bytes
      from json_to_recordset(${JSON.stringify(spans)}::text::json)
        as r(day date, "traceId" text, "spanId" text)
      join event e on e.project_id = ${projectId} and e.day = r.day and e.trace_id = r."traceId"
        and e.handoff_id is null and e.name = 'span_content' and e.body ->> 'span_id' = r."spanId"
    )
    select t.day::text as day, t.trace_id as "traceId", t."spanId", t.side, t.whole as "isWhole", p.body
    from told t
    join payload p on p.project_id = ${projectId} and p.day = t.day and p.trace_id = t.trace_id
      and p.hash = t.hash
    where t.bytes <= ${bytesMax}
    order by t.trace_id, t."spanId", t.side, t.at, t.ordinal, t.id`);
}

export type JoinedBody = PayloadRef & { apart: true };
export type JoinedContent = SpanKey & { input: JoinedBody | null; output: JoinedBody | null };

/** Gives spans what was told apart from them, unless they brought it themselves. Returns whose changed. */
export async function joinSpanContents(
  db: Db,
  { projectId, contents }: { projectId: ProjectId; contents: readonly JoinedContent[] },
): Promise<TraceId[]> {
  const rows = await db.execute<{ traceId: TraceId }>(sql`
    with changed as (
      update span s set input = r.new_input, output = r.new_output
      from (
        select o.day, o.trace_id, o.id,
          case when o.input is null or o.input -> 'apart' is not null
            then coalesce(c.input, o.input) else o.input end as new_input,
          case when o.output is null or o.output -> 'apart' is not null
            then coalesce(c.output, o.output) else o.output end as new_output
        from json_to_recordset(${JSON.stringify(contents)}::text::json)
          as c(day date, "traceId" text, "spanId" text, input jsonb, output jsonb)
        join span o on o.project_id = ${projectId} and o.day = c.day and o.trace_id = c."traceId"
          and o.id = c."spanId"
      ) r
      where s.project_id = ${projectId} and s.day = r.day and s.trace_id = r.trace_id and s.id = r.id
        and (s.input is distinct from r.new_input or s.output is distinct from r.new_output)
      returning s.trace_id
    )
    select distinct trace_id as "traceId" from changed`);
  return [...rows].map(({ traceId }) => traceId);
}
