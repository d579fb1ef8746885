import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { FINDING_KINDS } from "../../../lib/domain/findings/finding";
import { HANDOFF_OUTCOMES, HANDOFF_TYPES } from "../../../lib/domain/handoff/taxonomy";
import { finding, handoff } from "../../schema";

/**
 * How a field's values are gathered, so that a trace is one row whatever it has of them, and how each value is read
 * off that once: most traces have gathered the same as many others.
 */
type Gathered = { gather: SQL; values: (gathered: SQL) => SQL };

/** Of the trace itself. */
export const OF_TRACE = {
  status: { gather: sql`status`, values: itself },
  source: { gather: sql`source`, values: itself },
  session: { gather: sql`session_id`, values: itself },
  agent: { gather: sql`agents`, values: elements },
} satisfies Record<string, Gathered>;

/** Of its handoffs. */
export const OF_HANDOFF = {
  outcome: words(handoff.outcome, HANDOFF_OUTCOMES),
  type: words(handoff.type, HANDOFF_TYPES),
  from: texts(handoff.fromAgent),
  to: texts(handoff.toAgent),
  reason: texts(handoff.reason),
  error: texts(sql`${handoff.error} ->> 'type'`),
  flag: {
    gather: sql`jsonb_agg(${handoff.flags}) filter (where ${handoff.flags} <> '[]')`,
    values: (flags) => sql`select distinct jsonb_path_query(${flags}, '$[*][*]') #>> '{}'`,
  },
  service: {
    gather: sql`array_agg(${handoff.fromService}) || array_agg(${handoff.toService})`,
    values: elements,
  },
} satisfies Record<string, Gathered>;

/** Of its open findings. */
export const OF_FINDING = { finding: words(finding.kind, FINDING_KINDS) };

export const GATHERED: Record<FacetName, Gathered> = { ...OF_TRACE, ...OF_HANDOFF, ...OF_FINDING };
export type FacetName = keyof typeof OF_TRACE | keyof typeof OF_HANDOFF | keyof typeof OF_FINDING;

/** A bit for each of a few words: added up and compared several times faster than arrays of texts. */
function words(column: SQLWrapper, known: readonly string[]): Gathered {
  const all = sql`${sql.param(known)}::text[]`;
  return {
    gather: sql`bit_or(1::bigint << array_position(${all}, ${column}))`,
    values: (bits) => sql`
      select word from unnest(${all}) with ordinality as each_word(word, place)
      where ${bits} & (1::bigint << place::int) <> 0`,
  };
}

function texts(column: SQLWrapper): Gathered {
  return {
    gather: sql`array_agg(${column}) filter (where ${column} is not null)`,
    values: elements,
  };
}

function elements(array: SQL): SQL {
  return sql`select distinct unnest(${array})`;
}

function itself(value: SQL): SQL {
  return sql`select ${value}`;
}
