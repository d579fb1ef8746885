import { getTableColumns, getTableName, sql, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

/**
 * Rows as one JSON parameter, read back by `json_populate_recordset`: a single round trip and a single
 * plan whatever the number of rows, and no limit of 65,535 parameters.
 */
export function rowsFrom<Table extends PgTable>(
  table: Table,
  rows: readonly Table["$inferInsert"][],
): SQL {
  const name = sql.identifier(getTableName(table));
  return sql`json_populate_recordset(null::${name}, ${toJsonRows(table, rows)}::text::json)`;
}

function toJsonRows<Table extends PgTable>(
  table: Table,
  rows: readonly Table["$inferInsert"][],
): string {
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => [key, column.name]);
  const named = rows.map((row) => {
    const values = row as Record<string, unknown>;
    return Object.fromEntries(columns.map(([key = "", name = ""]) => [name, values[key] ?? null]));
  });
  return JSON.stringify(named, bigintAsText);
}

export function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
