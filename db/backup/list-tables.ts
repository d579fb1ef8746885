import { z } from "zod";
import { LEFT_OUT } from "./backup-format.ts";

/** What reads: the driver, or an open transaction of it. */
export type Reader = { unsafe: (query: string) => PromiseLike<readonly unknown[]> };
export type Table = { name: string; columns: string[] };

const TableRow = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  needs: z.array(z.string()),
});

/** Every table with its stored columns, those that others refer to first. */
export async function listTables(sql: Reader): Promise<Table[]> {
  const rows = await sql.unsafe(`
    select c.relname as name,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
       as columns,
      (select coalesce(json_agg(distinct f.relname), '[]') from pg_constraint k
       join pg_class f on f.oid = k.confrelid
       where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`);
  const tables = z.array(TableRow).parse(rows);
  return inOrder(tables.filter(({ name }) => !LEFT_OUT.includes(name)));
}

function inOrder(tables: readonly z.infer<typeof TableRow>[]): Table[] {
  const ordered: Table[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const open = new Set(left.map(({ name }) => name));
    const ready = left.filter(({ needs }) => !needs.some((name) => open.has(name)));
    if (ready.length === 0) throw new Error("the tables refer to each other in a circle");
    ordered.push(...ready.map(({ name, columns }) => ({ name, columns })));
    left = left.filter((table) => !ready.includes(table));
  }
  return ordered;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
