import { getTableColumns, sql, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

/**
 * Rows as one array a column, read back by `unnest … as r(…)`: a single round trip and a single plan
 * whatever the number of rows, and no limit of 65,535 parameters (decision 0004).
 */
export function rowsFrom<Table extends PgTable>(
  table: Table,
  rows: readonly Table["$inferInsert"][],
): SQL {
  const columns = Object.entries(getTableColumns(table));
  const arrays = columns.map(([key, column]) => {
    const texts = rows.map((row: Record<string, unknown>) => toText(row[key]));
    return sql`${sql.param(texts)}::text[]::${sql.raw(column.getSQLType())}[]`;
  });
  const names = columns.map(([, column]) => sql.identifier(column.name));
  return sql`unnest(${sql.join(arrays, sql`, `)}) as r(${sql.join(names, sql`, `)})`;
}

const SLICE_ROWS = 1_000;

/** For what has columns that no array of texts can be: few enough rows for one statement's parameters. */
export function inSlices<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / SLICE_ROWS) }, (_, index) =>
    rows.slice(index * SLICE_ROWS, (index + 1) * SLICE_ROWS),
  );
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
