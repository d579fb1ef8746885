import { sql as query } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import { connect, type Db } from "../db/client";
import { listQuiet } from "../db/queries/rollups/marks";
import { addUpInTurn, type Work } from "../lib/analysis/add-up-in-turn";
import { HOURS } from "../lib/analysis/roll-up";
import { FOUND_DAYS } from "../lib/analysis/roll-up-found";
import { GAP_DAYS } from "../lib/analysis/roll-up-gaps";
import { WEEKS } from "../lib/analysis/roll-up-weeks";
import { analysisVersionOf } from "../lib/domain/findings/analysis-version";

const AGENTS = 12;
const DAYS = 90;
const HANDOFFS_PER_TRACE = 2;
const ALWAYS_QUIET = new Date("9999-01-01");

/**
 * Handoffs over the last 90 days, two a trace, written set-based: what is measured is reading. Their hours
 * are marked as recording marks them; it returns once all are rolled up.
 */
export async function addHandoffs(url: string, count: number): Promise<{ rollUpSeconds: number }> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [project] = await sql<
      { id: string }[]
    >`select id from project order by created_at limit 1`;
    const [made] = await sql<{ made: number }[]>`
      select count(*)::int as made from trace where source = 'bench'`;
    if (!project) throw new Error("there is no project to add handoffs to");
    const first = made?.made ?? 0;
    const traces = count / HANDOFFS_PER_TRACE;
    await insertTraces(sql, { project: project.id, first, traces });
    await insertHandoffs(sql, first);
    await insertFindings(sql, first);
    await insertGaps(sql, first);
    await sql`
      insert into dirty_hour (project_id, hour)
      select distinct project_id, (first_sign_at / 3600000000000)::int from handoff`;
    await sql`vacuum analyze`;
    const rollUpSeconds = await rollUp(url, project.id);
    await sql`vacuum analyze rollup, gap_day, finding_day, loss_day`;
    return { rollUpSeconds };
  } finally {
    await sql.end();
  }
}

async function insertTraces(
  sql: Sql,
  { project, first, traces }: { project: string; first: number; traces: number },
): Promise<void> {
  await sql`
    insert into trace (project_id, id, day, name, source, status, started_at, ended_at, last_sign_at,
      agents, handoff_count, span_count, created_at, updated_at, analysed_at,
      analysis_version)
    select ${project}, 'bench-' || n, current_date, 'Workflow ' || n, 'bench', 'succeeded',
      started, started + 4000000000, started + 4000000000,
      array['agent-' || n % ${AGENTS}, 'agent-' || (n + 1 + n % 3) % ${AGENTS}], ${HANDOFFS_PER_TRACE},
      0, moment, moment, moment, ${analysisVersionOf(0)}::int
    from (
      select n, moment, (extract(epoch from moment) * 1000000)::bigint * 1000 as started
      from (
        select n, now() - interval '5 minutes' - random() * interval '1 day' * ${DAYS} as moment
        from generate_series(${first}::int, ${first + traces - 1}::int) as n
      ) spread
      -- As they come: where rows lie follows when they were written.
      order by moment
    ) made`;
}

async function insertHandoffs(sql: Sql, first: number): Promise<void> {
  await sql`
    insert into handoff (project_id, trace_id, id, seq, from_agent, to_agent, type, reason, task,
      acceptance_criteria, required_tools, explicit, pooled, inferred, outcome, error, initiated_at,
      received_at, completed_at, first_sign_at, last_sign_at, timing, flags, context_bytes, source)
    select project_id, id, 'h' || seq, seq, agents[3 - seq], agents[seq],
      (array['return', 'delegate'])[seq],
      (array['task_classification', 'missing_capability', null])[1 + floor(random() * 3)::int],
      'Do it', '[]', '[]', true, random() < 0.5, false, outcome,
      case when outcome = 'failed' then '{"type": "x", "message": ""}'::jsonb end,
      at, at + 200000000, at + 900000000, at, at + 900000000,
      jsonb_build_object('routingMs', null, 'serializationMs', 40 * spread, 'networkMs', 20 * spread, 'initMs', 80 * spread,
        'deserializationMs', 30 * spread, 'handoffMs', 180 * spread, 'executionMs', 700 * spread),
      '[]', (300 * exp(3 * random()))::int, 'bench'
    from (
      select *, started_at + seq * 1000000000::bigint as at, exp(1.5 * (random() + random() - 1)) as spread,
        case when random() < 0.88 then 'succeeded' when random() < 0.8 then 'failed' else 'incomplete' end
          as outcome
      from trace, generate_series(1, ${HANDOFFS_PER_TRACE}) as seq
      where source = 'bench' and substr(id, 7)::int >= ${first}
    ) made`;
}

/** One trace in ten has one, of a kind at a pair of agents. */
async function insertFindings(sql: Sql, first: number): Promise<void> {
  await sql`
    insert into finding (project_id, trace_id, id, cause_id, kind, severity, title, handoff_ids, evidence,
      started_at)
    select project_id, id, md5(id), md5(kind || agents[1] || agents[2]), kind, 'medium', 'Something',
      array['h2'], '[]', started_at
    from (
      select *, (array['transfer-loss', 'missing-justification', 'cold-start'])
        [1 + (substr(id, 7)::int / 10) % 3] as kind
      from trace where source = 'bench' and substr(id, 7)::int >= ${first} and substr(id, 7)::int % 10 = 0
    ) made`;
  await sql`
    insert into finding_cause (project_id, id, kind, origin)
    select distinct on (f.project_id, f.cause_id) f.project_id, f.cause_id, f.kind,
      jsonb_build_array(t.agents[1], t.agents[2])::text
    from finding f join trace t on t.project_id = f.project_id and t.id = f.trace_id
    on conflict do nothing`;
}

/** Every handoff is compared; one in fifty lost something. */
async function insertGaps(sql: Sql, first: number): Promise<void> {
  await sql`
    insert into handoff_gap (project_id, trace_id, handoff_id, from_agent, to_agent, hop, is_return, score,
      survival, withheld, lost, not_understood, unused, started_at)
    select project_id, trace_id, id, from_agent, to_agent, seq, type = 'return', random() / 3,
      1 - random() / 5, 0, (random() < 0.02)::int, 0, 0, first_sign_at
    from handoff where source = 'bench' and substr(trace_id, 7)::int >= ${first}`;
  await sql`
    insert into fact_loss (project_id, trace_id, handoff_id, stage, path, pattern, text, is_key, started_at)
    select project_id, trace_id, handoff_id, 'lost', path, path, 'Something', random() < 0.5, started_at
    from (
      select *, '/facts/' || floor(random() * 40)::int as path
      from handoff_gap where lost > 0 and substring(trace_id from '^bench-(\\d+)$')::int >= ${first}
    ) made`;
}

async function rollUp(url: string, project: string): Promise<number> {
  const startedAt = performance.now();
  const { db, close } = connect(url, { max: 2 });
  try {
    for (const work of [HOURS, WEEKS, GAP_DAYS, FOUND_DAYS]) await runToEnd(db, work, project);
    return (performance.now() - startedAt) / 1_000;
  } finally {
    await close();
  }
}

/** The server does it, too: who comes second waits for the lock of the first. */
async function runToEnd(db: Db, work: Work, project: string): Promise<void> {
  for (;;) {
    if ((await addUpInTurn(db, work, ALWAYS_QUIET)) > 0) continue;
    const key = `${work.marks.lock} ${project}`;
    const left = await db.transaction(async (tx) => {
      await tx.execute(query`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
      return listQuiet(tx, work.marks, { since: ALWAYS_QUIET, limit: 1 });
    });
    if (!left) return;
  }
}
