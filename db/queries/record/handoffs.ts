import { and, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { handoff } from "../../schema";
import { rowsFrom } from "../bulk";
import type { HandoffKey } from "./events";
import type { TraceKeys } from "./spans";

const KEY_COLUMNS = ["project_id", "trace_id", "id"];

export type HandoffRow = typeof handoff.$inferSelect;

export async function listHandoffsOfTraces(db: Db, keys: TraceKeys): Promise<HandoffRow[]> {
  return db
    .select()
    .from(handoff)
    .where(and(eq(handoff.projectId, keys.projectId), inArray(handoff.traceId, [...keys.ids])));
}

/** Writes folded handoffs over what was there: the fold already merged old and new. */
export async function upsertHandoffs(db: Db, rows: readonly HandoffRow[]): Promise<void> {
  const changed = Object.values(getTableColumns(handoff))
    .map((column) => column.name)
    .filter((name) => !KEY_COLUMNS.includes(name))
    .map((name) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`);
  await db.execute(sql`
    insert into handoff select * from ${rowsFrom(handoff, rows)}
    on conflict (project_id, trace_id, id) do update set ${sql.join(changed, sql`, `)}`);
}

export async function deleteHandoffs(
  db: Db,
  { projectId, handoffs }: { projectId: ProjectId; handoffs: readonly HandoffKey[] },
): Promise<void> {
  await db.execute(sql`
    delete from handoff h using json_to_recordset(${JSON.stringify(handoffs)}::text::json)
      as r("traceId" text, "handoffId" text)
    where h.project_id = ${projectId} and h.trace_id = r."traceId" and h.id = r."handoffId"`);
}
