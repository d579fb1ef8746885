import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { UNNAMED_SPAN } from "../../../lib/domain/event/span-event";
import type { ProjectId, TraceId } from "../../../lib/domain/ids";
import type { TraceSpan } from "../../../lib/domain/trace/trace-span";
import type { Db } from "../../client";
import { span } from "../../schema";
import { rowsFrom } from "../bulk";
import { copyRows, listStored } from "../copy";

export type SpanRow = typeof span.$inferInsert;
export type TraceKeys = { projectId: ProjectId; days: readonly string[]; ids: readonly TraceId[] };

/** Only what `listStoredSpans` does not know may be inserted, under the lock on its trace. */
export async function insertSpans(db: Db, rows: readonly SpanRow[]): Promise<void> {
  await copyRows(db, span, rows);
}

/** Which of these spans are stored already. */
export async function listStoredSpans(
  db: Db,
  rows: readonly SpanRow[],
): Promise<{ traceId: string; id: string }[]> {
  return listStored(db, span, { idColumn: "id", rows });
}

/** A span sent again (started, then ended) is merged, whichever half comes first. */
export async function mergeSpans(db: Db, rows: readonly SpanRow[]): Promise<void> {
  await db.execute(sql`
    update span s set
      parent_id = coalesce(s.parent_id, r.parent_id),
      name = case when s.name = ${UNNAMED_SPAN} then r.name else s.name end,
      kind = case when s.kind = 'other' then r.kind else s.kind end,
      agent = coalesce(s.agent, r.agent),
      service = coalesce(s.service, r.service),
      started_at = least(s.started_at, r.started_at),
      ended_at = greatest(s.ended_at, r.ended_at),
      status = case when s.status = 'unset' then r.status else s.status end,
      status_message = coalesce(s.status_message, r.status_message),
      attributes = s.attributes || r.attributes,
      input = ${ownBody("input")},
      output = ${ownBody("output")}
    from ${rowsFrom(span, rows)}
    where s.project_id = r.project_id and s.day = r.day and s.trace_id = r.trace_id and s.id = r.id`);
}

/** What a span brings itself wins over what was told apart from it (`span_content`). */
function ownBody(name: "input" | "output"): SQL {
  const [stored, sent] = [sql.raw(`s.${name}`), sql.raw(`r.${name}`)];
  return sql`case when ${stored} -> 'apart' is null then coalesce(${stored}, ${sent}) else coalesce(${sent}, ${stored}) end`;
}

/** All spans of some traces without their bodies, in no order. */
export async function listSpansOfTraces(db: Db, keys: TraceKeys): Promise<TraceSpan[]> {
  const rows = await db
    .select()
    .from(span)
    .where(
      and(
        eq(span.projectId, keys.projectId),
        inArray(span.day, [...keys.days]),
        inArray(span.traceId, [...keys.ids]),
      ),
    );
  return rows;
}
