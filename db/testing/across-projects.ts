/** Parts of statements that are of more than one project on purpose, and why they may be. */
export type Across = { why: string; says: readonly string[] };

const TABLE = /\b(?:from|join|update|using)\s+(?:only\s+)?(?:public\.)?"?(\w+)"?/gi;
/** What only shows or sorts by the project binds nothing. */
const SHOWN = /\b(?:returning|order by|group by)\b[^)]*/gi;
const BOUND = /\b(?:where|on|using)\b[^;]*\bproject_id\b/i;

/**
 * Of statements as the server counts them (values left out): those that touch a table of projects and do
 * not say of which project. Each is a leak, or a query that a database spread over machines sends to all.
 */
export function findAcrossProjects(
  statements: readonly string[],
  { tables, allowed }: { tables: ReadonlySet<string>; allowed: readonly Across[] },
): string[] {
  const parts = allowed.flatMap(({ says }) => says);
  const found = statements.map(oneLine).filter((statement) => {
    const touched = [...statement.matchAll(TABLE)].map(([, name = ""]) => name.toLowerCase());
    return touched.some((name) => tables.has(name)) && !BOUND.test(statement.replaceAll(SHOWN, ""));
  });
  const isAllowed = (each: string) => parts.some((part) => each.includes(part));
  return [...new Set(found)].filter((each) => !isAllowed(each)).sort();
}

function oneLine(statement: string): string {
  return statement.replaceAll(/\s+/g, " ").trim();
}
