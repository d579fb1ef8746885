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
  const columns = Object.entries(getTableColumns(table)).map(
    ([key, column]) => [key, JSON.stringify(column.name)] as const,
  );
  const texts = rows.map((row) => {
    const values: Record<string, unknown> = row;
    return `{${columns.map(([key, name]) => `${name}:${toJson(values[key])}`).join()}}`;
  });
  return `[${texts.join()}]`;
}

/** A replacer function would take `JSON.stringify` off its fast path for every nested value. */
function toJson(value: unknown): string {
  if (typeof value === "bigint") return `"${value}"`;
  return JSON.stringify(value ?? null);
}

export function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
