import { readFile, writeFile } from "node:fs/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Sql } from "postgres";

/**
 * Every statement that the tests of the last release sent, as PostgreSQL counts them (values as `$n`).
 * `BATON_RECORD_STATEMENTS=1 npm run test:db` writes them anew; that is a step of a release.
 */
const FILE = new URL("released-statements.json.gz", import.meta.url);
const SENT_BY_CODE = /^\s*(select|insert|update|delete|with|merge)\b/i;
/** Of an insert of a thousand rows, a shorter one says as much. */
const CHARS_MAX = 10_000;

export async function readReleasedStatements(): Promise<string[]> {
  return JSON.parse(gunzipSync(await readFile(FILE)).toString("utf8"));
}

/** Keeps those that can be planned: not where PostgreSQL has put a `$n` in a place that takes none. */
export async function recordStatements(sql: Sql): Promise<void> {
  const rows = await sql<{ query: string }[]>`
    select distinct query from pg_stat_statements where query not like '%pg_stat_statements%'`;
  const sent = rows
    .map(({ query }) => query.trim())
    .filter((query) => SENT_BY_CODE.test(query) && query.length <= CHARS_MAX);
  const failing = new Set((await findFailing(sql, sent)).map(({ statement }) => statement));
  const kept = sent.filter((statement) => !failing.has(statement)).toSorted();
  process.stdout.write(`${kept.length} of ${sent.length} statements are kept.\n`);
  await writeFile(FILE, gzipSync(JSON.stringify(kept, null, 1), { level: 9 }));
}

/** The statements that this schema does not take, and why: a column, table or function that is gone. */
export async function findFailing(
  sql: Sql,
  statements: readonly string[],
): Promise<{ statement: string; why: string }[]> {
  const failing: { statement: string; why: string }[] = [];
  for (const statement of statements) {
    const why = await whyNot(sql, `prepare one as ${statement}; deallocate one`);
    if (why === undefined) continue;
    // Where no type can be found for a value, nothing can be asked but with none.
    const withNulls = `explain ${statement.replaceAll(/\$\d+/g, "null")}`;
    if ((await whyNot(sql, withNulls)) !== undefined) failing.push({ statement, why });
  }
  return failing;
}

async function whyNot(sql: Sql, text: string): Promise<string | undefined> {
  try {
    await sql.unsafe(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
