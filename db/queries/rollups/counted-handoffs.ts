import { sql, type SQL } from "drizzle-orm";
import { COUNTED_MS_MAX, STEPS_PER_DOUBLING } from "../../../lib/domain/rollups/histogram";
import { EVERY, TRAITS } from "../../../lib/domain/effects/traits";
import { type RollupDimension, TIMED_BY } from "../../../lib/domain/rollups/dimensions";
import {
  CODES_PER_COMPONENT,
  ROLLED_UP_COMPONENTS,
  type RolledUpComponent,
} from "../../../lib/domain/rollups/latencies";

/** Its times were made up by an import: they say nothing about latency. */
const SOURCE_WITHOUT_TIMES = "import";

/** What failed although or because context was lost (ruling 25). */
const CONTEXT_LOSS = sql`('implicit-context', 'transfer-loss', 'lost-across-hops', 'premature-handoff')`;

/** The keys of each dimension, as text. A dimension with a first key counts what has none apart. */
const KEYS: Record<RollupDimension, readonly SQL[]> = {
  all: [],
  type: [sql`type`],
  size: [sql`size`],
  reason: [sql`reason`],
  pair: [sql`from_agent`, sql`to_agent`],
  pair_size: [sql`from_agent`, sql`to_agent`, sql`size`],
  pair_start: [sql`from_agent`, sql`to_agent`, sql`pooled`],
  trait: [sql`stratum`, sql`trait`, sql`level`],
};

/**
 * The counted handoffs `own`; of the dimension `trait`, a row for each trait that one says anything of, and one for
 * itself. Unnested, because a list of values is prepared anew for each handoff.
 */
function ownBy(dimension: RollupDimension, traits: readonly string[] = [EVERY, ...TRAITS]): SQL {
  if (dimension !== "trait") return sql`own`;
  const levels = traits.map((trait) => sql.raw(trait === EVERY ? "''" : trait));
  return sql`(
    select * from (
      select *, unnest(${sql.param(traits)}::text[]) as trait, unnest(array[${sql.join(levels, sql`, `)}]) as level
      from (
        select *, json_build_array(from_agent, to_agent, type)::text as stratum, ${timesOf(dimension)} as times
        from own
        -- Once a handoff, not once for each of its traits.
        offset 0
      ) once
    ) each_trait where level is not null
  ) own`;
}

/** Stands for the handoff itself among the codes of its times. */
const ITSELF = -1;

/**
 * The columns of handoffs `h` that are counted, by one dimension or by all, with `slot` for what they are added up
 * by. Ruling 25 says which are decided.
 */
export function countedColumns(slot: SQL, dimension?: RollupDimension): SQL {
  // Whatever is counted, the handoff's own time is.
  const timed = dimension && new Set([...TIMED_BY[dimension], "handoff" as const]);
  const times = [...(timed ?? ROLLED_UP_COMPONENTS)].map((component) => {
    const key = sql.raw(`'${component}Ms'`);
    return sql`case when h.source <> ${SOURCE_WITHOUT_TIMES} then (h.timing ->> ${key})::float8 end
      as ${sql.raw(`${component}_ms`)}`;
  });
  const isDecided = sql`h.outcome <> 'in_flight' and h.standing is distinct from 'waiting'`;
  return sql`${slot} as slot, h.type, h.reason, h.from_agent, h.to_agent, h.pooled::text as pooled,
    h.explicit::text as explicit, h.justified::text as justified, h.validated::text as validated,
    h.staged::text as staged, h.phase, h.pattern,
    width_bucket(h.context_bytes, array[500, 2048, 5120, 10240])::text as size,
    h.context_bytes, h.seq = 1 as begins, h.outcome, (${isDecided}) as is_decided,
    (${isDecided}) and h.outcome in ('failed', 'rejected') and exists (
      select from finding f where f.project_id = h.project_id and f.trace_id = h.trace_id
        and f.kind in ${CONTEXT_LOSS} and h.id = any(f.handoff_ids)
    ) as is_context_lost,
    ${sql.join(times, sql`, `)}`;
}

/**
 * Adds up the counted handoffs `own` by slot and the keys of a dimension. Each handoff is a row for itself
 * and one for each of its times, so that one pass gives the counts and the histograms.
 */
export function addUp(dimension: RollupDimension): SQL {
  const codes = [sql.raw(`${ITSELF}`), ...TIMED_BY[dimension].map(codeOf)];
  const itself = sql`code = ${sql.raw(`${ITSELF}`)}`;
  return sql`
    select slot, a, b, c, (sum(n) filter (where ${itself}))::int as count, ${kept("decided")},
      ${kept("succeeded")}, ${kept("incomplete")}, ${kept("context_lost")}, ${kept("begun")},
      ${kept("sized")}, ${kept("bytes", "float8")}, ${kept("timed")}, ${kept("handoff_ms", "float8")},
      string_agg(int2send(code::int2) || int4send(n), ''::bytea order by code)
        filter (where code <> ${sql.raw(`${ITSELF}`)}) as latencies
    from (
      select slot, ${keysOf(dimension)}, code, count(*)::int as n, ${figures(itself)}
      from ${ownBy(dimension)} cross join lateral unnest(array[${sql.join(codes, sql`, `)}]) as code
      where code is not null group by slot, a, b, c, code
    ) each group by slot, a, b, c`;
}

/**
 * The same for who adds up what it reads: in one grouping without a sort, the times of each handoff laid behind each
 * other.
 */
export function addUpLaid(dimension: RollupDimension, traits?: readonly string[]): SQL {
  const times = dimension === "trait" ? sql`times` : timesOf(dimension);
  return sql`
    select slot, ${keysOf(dimension)}, count(*)::int as count, ${figures(sql`true`)},
      string_agg(${times}, ''::bytea) as latencies
    from ${ownBy(dimension, traits)} group by slot, a, b, c`;
}

/** A handoff's times as a stored histogram that counts one of each; null where none is known. */
function timesOf(dimension: RollupDimension): SQL {
  const times = TIMED_BY[dimension].map(
    (component) => sql`coalesce(int2send((${codeOf(component)})::int2) || int4send(1), '')`,
  );
  return sql`nullif(${sql.join([sql`''::bytea`, ...times], sql` || `)}, '')`;
}

/** Of the handoffs that `each` row stands for. */
function figures(each: SQL): SQL {
  const figure = (name: string, condition: SQL) =>
    sql`(count(*) filter (where ${each} and ${condition}))::int as ${sql.raw(name)}`;
  return sql`${figure("decided", sql`is_decided`)},
    ${figure("succeeded", sql`outcome = 'succeeded'`)},
    ${figure("incomplete", sql`is_decided and outcome = 'incomplete'`)},
    ${figure("context_lost", sql`is_context_lost`)},
    ${figure("begun", sql`begins`)},
    ${figure("sized", sql`context_bytes is not null`)},
    coalesce(sum(context_bytes) filter (where ${each}), 0)::float8 as bytes,
    ${figure("timed", sql`own.handoff_ms is not null`)},
    coalesce(sum(own.handoff_ms) filter (where ${each}), 0)::float8 as handoff_ms`;
}

function kept(name: string, type = "int"): SQL {
  return sql`sum(${sql.raw(name)})::${sql.raw(type)} as ${sql.raw(name)}`;
}

function keysOf(dimension: RollupDimension): SQL {
  const keys = ["a", "b", "c"].map(
    (name, index) => sql`${KEYS[dimension][index] ?? sql`null`}::text as ${sql.raw(name)}`,
  );
  return sql.join(keys, sql`, `);
}

/** `bucketOf` in SQL, with the component before it. */
function codeOf(component: RolledUpComponent): SQL {
  const first = ROLLED_UP_COMPONENTS.indexOf(component) * CODES_PER_COMPONENT;
  const ms = `${component}_ms`;
  const us = `(least(${ms}, ${COUNTED_MS_MAX}) * 1000)`;
  const doublings = `floor(ln(${us}) / ln(2::float8))`;
  const step = `floor(${us} / power(2, ${doublings}) * ${STEPS_PER_DOUBLING}) - ${STEPS_PER_DOUBLING}`;
  return sql.raw(`case when ${ms} is null then null when ${us} < 1 then ${first}
    else ${first + 1} + (${doublings} * ${STEPS_PER_DOUBLING} + ${step})::int end`);
}
