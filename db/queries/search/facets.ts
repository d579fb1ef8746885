import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Query } from "../../../lib/domain/query/query";
import type { Db } from "../../client";
import { finding, handoff, trace } from "../../schema";
import { inScope, type TraceScope } from "../traces";
import { handoffTogether } from "./compile-query";
import { type FacetName, GATHERED, OF_FINDING, OF_HANDOFF, OF_TRACE } from "./facet-values";
import { escapeLike } from "./match-values";

/** Facets of more traces than this are those of the newest. */
export const FACET_TRACES_MAX = 10_000;

export type FacetRow = { field: FacetName; value: string; count: number; values: number };
export type FacetCounts = { counted: number; rows: FacetRow[] };

type FacetAsked = TraceScope & {
  fields: readonly FacetName[];
  contains?: string | undefined;
  /** Values of one field. */
  limit: number;
};

/**
 * How many of the newest traces in scope have each value, the most frequent first; `values` says how many
 * values there are altogether. One statement, whatever is asked for.
 */
export async function countFacets(db: Db, asked: FacetAsked): Promise<FacetCounts> {
  const matched = db
    .select({
      id: trace.id,
      status: trace.status,
      source: trace.source,
      sessionId: trace.sessionId,
      agents: trace.agents,
      startedAt: trace.startedAt,
      handoffCount: trace.handoffCount,
    })
    .from(trace)
    .where(inScope(asked))
    .orderBy(desc(trace.startedAt), desc(trace.id))
    .limit(FACET_TRACES_MAX);
  const { tables, counts } = countValues(asked);
  const rows = await db.execute<{ counted: number } & (FacetRow | { field: null })>(sql`
    with ${sql.join([sql`matched as materialized ${matched}`, ...tables], sql`, `)},
    valued (field, value, count) as (${sql.join(counts, sql` union all `)}),
    ranked as (select *, count(*) over (partition by field)::int as values,
      row_number() over (partition by field order by count desc, value) as rank
      from valued where value is not null ${containing(asked)})
    select total.counted, ranked.field, ranked.value, ranked.count, ranked.values
    from (select count(*)::int as counted from matched) total
    left join ranked on ranked.rank <= ${asked.limit} order by ranked.field, ranked.rank`);
  return { counted: rows[0]?.counted ?? 0, rows: rows.filter((row) => row.field !== null) };
}

/** Of the values, not of each trace's: there are few of them. */
function containing({ contains = "" }: FacetAsked): SQL {
  return contains === "" ? sql`` : sql`and value ilike ${`%${escapeLike(contains)}%`}`;
}

type Asking = { projectId: ProjectId; query: Query };
/** What is gathered of a trace, and its names. */
type Columns = { columns: SQL; names: SQL };

const SOURCES = [
  { table: sql`of_trace`, known: OF_TRACE, rowsOf: ofTraces },
  { table: sql`of_handoff`, known: OF_HANDOFF, rowsOf: ofHandoffs },
  { table: sql`of_finding`, known: OF_FINDING, rowsOf: ofFindings },
];

/** Tables of how many traces gathered the same, and what that makes of each value. */
function countValues({ projectId, filter, fields }: FacetAsked): { tables: SQL[]; counts: SQL[] } {
  const { query = [] } = filter;
  const tables: SQL[] = [];
  // Gives the columns their types when nothing but `counted` is asked for.
  const counts = [sql`select ''::text, ''::text, 0 where false`];
  for (const { table, known, rowsOf } of SOURCES) {
    const own = fields.filter((field) => field in known);
    if (own.length === 0) continue;
    const names = sql.join(own.map(nameOf), sql`, `);
    const columns = own.map((field) => sql`${GATHERED[field].gather} as ${nameOf(field)}`);
    const rows = rowsOf({ columns: sql.join(columns, sql`, `), names }, { projectId, query });
    tables.push(
      sql`${table} as (select ${names}, count(*) as traces from (${rows}) each group by ${names})`,
    );
    for (const field of own) {
      counts.push(sql`select ${field}::text, value, sum(traces)::int
        from ${table} cross join lateral (${GATHERED[field].values(nameOf(field))}) each(value)
        group by value`);
    }
  }
  return { tables, counts };
}

function nameOf(field: FacetName): SQL {
  return sql`${sql.identifier(field)}`;
}

function ofTraces({ columns }: Columns): SQL {
  return sql`select ${columns} from matched`;
}

/**
 * Only the handoffs that the query means, looked up trace by trace. Where nothing narrows the traces, their handoffs
 * lie together in time: all since the first of them began are read in that order, and what is looked up are traces of
 * which that was not all.
 */
function ofHandoffs({ columns, names }: Columns, { projectId, query }: Asking): SQL {
  const together = handoffTogether({ projectId, query });
  const lookedUp = (ids: SQL) => sql`
    select ${columns} from ${handoff}
    where ${and(eq(handoff.projectId, projectId), sql`${handoff.traceId} = any(array(${ids}))`, together)}
    group by ${handoff.traceId}`;
  if (query.length > 0) return lookedUp(sql`select id from matched`);
  return sql`
    with whole as materialized (
      select matched.id, ${columns}
      from (
        select * from ${handoff} where ${handoff.projectId} = ${projectId}
          and ${handoff.firstSignAt} >= (select min(started_at) from matched)
        order by ${handoff.firstSignAt} limit (select 2 * sum(handoff_count) from matched)
      ) as ${handoff} join matched on matched.id = ${handoff.traceId}
      group by matched.id having count(*) = min(matched.handoff_count)
    )
    select ${names} from whole
    union all ${lookedUp(sql`select id from matched except select id from whole`)}`;
}

function ofFindings({ columns }: Columns, { projectId }: Asking): SQL {
  return sql`select ${columns} from ${finding}
    where ${finding.projectId} = ${projectId} and ${finding.status} = 'open'
      and ${finding.traceId} = any(array(select id from matched))
    group by ${finding.traceId}`;
}
