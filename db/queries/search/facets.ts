import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../client";
import { finding, handoff, trace } from "../../schema";
import { inScope, type TraceScope } from "../traces";
import { handoffTogether } from "./compile-query";
import { escapeLike } from "./match-values";

/** Facets of more traces than this are those of the newest. */
export const FACET_TRACES_MAX = 10_000;

/** Where the values of a field are read in a trace … */
const OF_TRACE = {
  status: sql`matched.status`,
  source: sql`matched.source`,
  session: sql`matched.session_id`,
  agent: sql`unnest(matched.agents)`,
} satisfies Record<string, SQL>;

/** … or in its handoffs. */
const OF_HANDOFF = {
  outcome: sql`${handoff.outcome}`,
  type: sql`${handoff.type}`,
  from: sql`${handoff.fromAgent}`,
  to: sql`${handoff.toAgent}`,
  reason: sql`${handoff.reason}`,
  error: sql`${handoff.error} ->> 'type'`,
  flag: sql`jsonb_array_elements_text(${handoff.flags})`,
  service: sql`unnest(array[${handoff.fromService}, ${handoff.toService}])`,
} satisfies Record<string, SQL>;

type OfTrace = keyof typeof OF_TRACE;
type OfHandoff = keyof typeof OF_HANDOFF;
export type FacetName = OfTrace | OfHandoff | "finding";

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
      projectId: trace.projectId,
      id: trace.id,
      status: trace.status,
      source: trace.source,
      sessionId: trace.sessionId,
      agents: trace.agents,
    })
    .from(trace)
    .where(inScope(asked))
    .orderBy(desc(trace.startedAt), desc(trace.id))
    .limit(FACET_TRACES_MAX);
  const rows = await db.execute<{ counted: number } & (FacetRow | { field: null })>(sql`
    with matched as materialized ${matched},
    valued (field, value, count) as (${sql.join(sourcesOf(asked), sql` union all `)}),
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

function sourcesOf({ projectId, filter, fields }: FacetAsked): SQL[] {
  const ofHandoff = fields.filter(isOfHandoff);
  const together = handoffTogether({ projectId, query: filter.query ?? [] });
  return [
    // Gives the columns their types when nothing but `counted` is asked for.
    sql`select ''::text, ''::text, 0 where false`,
    ...fields.flatMap((field) => (isOfTrace(field) ? [ofTraces(field)] : [])),
    ...(ofHandoff.length === 0 ? [] : [countOnce(ofHandoffs(ofHandoff, together))]),
    ...(fields.includes("finding") ? [countOnce(OF_FINDINGS)] : []),
  ];
}

/** A trace has one value of these, or each but once. */
function ofTraces(field: OfTrace): SQL {
  return sql`select ${field}::text, value, count(*)::int
    from (select ${OF_TRACE[field]} as value from matched) each group by value`;
}

/** Of rows (field, id, value), of which a trace may have the same more than once. */
function countOnce(rows: SQL): SQL {
  return sql`select field, value, count(*)::int
    from (select distinct field, id, value from (${rows}) each where value is not null) once
    group by field, value`;
}

/** Only the handoffs that the query means, all fields in one pass. */
function ofHandoffs(fields: readonly OfHandoff[], together: SQL | undefined): SQL {
  const join = and(
    eq(handoff.projectId, sql`matched.project_id`),
    eq(handoff.traceId, sql`matched.id`),
    together,
  );
  const values = fields.map(
    (field) => sql`select ${field}::text as field, ${OF_HANDOFF[field]} as value`,
  );
  return sql`select each.field, matched.id, each.value from matched
    cross join lateral (
      select outcome, type, from_agent, to_agent, reason, error, flags, from_service, to_service
      from ${handoff} where ${join}
      -- Looked up trace by trace: joined, all handoffs of the project were read.
      offset 0
    ) as ${handoff}
    cross join lateral (${sql.join(values, sql` union all `)}) each`;
}

const OF_FINDINGS = sql`select 'finding' as field, matched.id, each.kind as value from matched
  cross join lateral (
    select kind from ${finding} where ${finding.projectId} = matched.project_id
      and ${finding.traceId} = matched.id and ${finding.status} = 'open'
    offset 0
  ) each`;

function isOfTrace(field: FacetName): field is OfTrace {
  return field in OF_TRACE;
}

function isOfHandoff(field: FacetName): field is OfHandoff {
  return field in OF_HANDOFF;
}
