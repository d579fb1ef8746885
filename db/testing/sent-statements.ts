import type { Sql } from "postgres";
import { ALLOWED_ACROSS_PROJECTS } from "./allowed-across-projects.ts";
import { findAcrossProjects } from "./across-projects.ts";

/** The server counts each form of a statement once, whatever its values: room for all of a run's. */
export const COUNTING_STATEMENTS = {
  shared_preload_libraries: "pg_stat_statements",
  "pg_stat_statements.max": "50000",
  "pg_stat_statements.track_utility": "on",
};

export async function startCounting(sql: Sql): Promise<void> {
  await addExtension(sql);
  await sql`select pg_stat_statements_reset()`;
}

/** Throws when something was asked or changed without saying of which project (docs/scaling.md). */
export async function checkStatements(sql: Sql): Promise<void> {
  await addExtension(sql);
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'project_id'`;
  const sent = await sql<{ query: string }[]>`select distinct query from pg_stat_statements`;
  const found = findAcrossProjects(
    sent.map(({ query }) => query),
    { tables: new Set(tables.map(({ name }) => name)), allowed: ALLOWED_ACROSS_PROJECTS },
  );
  if (found.length === 0) return;
  const list = found.map((statement) => `  ${statement}`).join("\n");
  throw new Error(
    `These statements do not say of which project (docs/scaling.md); say it, or give a reason in db/testing/allowed-across-projects.ts:\n${list}`,
  );
}

/** Each database reads the server's figures by functions of its own. */
async function addExtension(sql: Sql): Promise<void> {
  await sql`create extension if not exists pg_stat_statements`;
}
