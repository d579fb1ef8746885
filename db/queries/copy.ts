import { getTableColumns, getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { driverOf, type Db } from "../client";
import { encodeRows } from "./binary-rows";

/**
 * Stores rows that are known to be new, by `COPY` in binary form: half of what `INSERT` costs here and in
 * PostgreSQL (decision 0010). One row that is there already fails the whole transaction.
 */
export async function copyRows<Table extends PgTable>(
  db: Db,
  table: Table,
  rows: readonly Table["$inferInsert"][],
): Promise<void> {
  const columns = Object.values(getTableColumns(table)).map(({ name }) => `"${name}"`);
  const into = `"${getTableName(table)}" (${columns.join(", ")})`;
  const query = driverOf(db).unsafe(`copy ${into} from stdin (format binary)`);
  const failure = failureOf(query);
  const stream = await Promise.race([query.writable(), failure]);
  for (const chunk of encodeRows(table, rows)) {
    if (!stream.write(chunk)) await Promise.race([once(stream, "drain"), failure]);
  }
  stream.end();
  await Promise.race([finished(stream), failure]);
}

/**
 * The driver tells its stream nothing of an error that PostgreSQL reports after the last byte (a full
 * disk, a row that is there already): it rejects the query, which the stream has resolved long before.
 */
function failureOf(query: object): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  Object.assign(query, { reject });
  return promise;
}

type Key = { projectId: string; day: string; traceId: string; id: string };

/** Which rows of a partitioned table are stored already. Each key is one look into one index. */
export async function listStored(
  db: Db,
  table: PgTable,
  { idColumn, rows }: { idColumn: string; rows: readonly Key[] },
): Promise<{ traceId: string; id: string }[]> {
  const column = (name: keyof Key) => sql.param(rows.map((row) => row[name]));
  return db.execute<{ traceId: string; id: string }>(sql`
    select r.trace_id as "traceId", r.id
    from unnest(
      ${column("projectId")}::text[], ${column("day")}::text[]::date[],
      ${column("traceId")}::text[], ${column("id")}::text[]
    ) as r(project_id, day, trace_id, id)
    cross join lateral (
      select from ${table} s
      where s.project_id = r.project_id and s.day = r.day and s.trace_id = r.trace_id
        and s.${sql.identifier(idColumn)} = r.id
      limit 1
    ) stored`);
}
