import postgres, { type Sql } from "postgres";

const AGENTS = 12;
const DAYS = 90;
const HANDOFFS_PER_TRACE = 2;
const WAIT_MS = 500;

/**
 * Handoffs over the last 90 days, two a trace, written set-based: what is measured is reading. Their hours
 * are marked as recording marks them, and the server rolls them up by itself.
 */
export async function addHandoffs(url: string, count: number): Promise<{ rollUpSeconds: number }> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [project] = await sql<
      { id: string }[]
    >`select id from project order by created_at limit 1`;
    const [made] = await sql<{ made: number }[]>`
      select count(*)::int as made from trace where source = 'bench'`;
    const first = made?.made ?? 0;
    const traces = count / HANDOFFS_PER_TRACE;
    await insertTraces(sql, { project: project?.id ?? "", first, traces });
    await insertHandoffs(sql, first);
    await insertFindings(sql, first);
    await sql`
      insert into dirty_hour (project_id, hour)
      select distinct project_id, (first_sign_at / 3600000000000)::int from handoff`;
    await sql`vacuum analyze`;
    return { rollUpSeconds: await waitForRollups(sql) };
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
      agents, handoff_count, span_count, created_at, updated_at, analysed_at)
    select ${project}, 'bench-' || n, current_date, 'Workflow ' || n, 'bench', 'succeeded',
      started, started + 4000000000, started + 4000000000,
      array['agent-' || n % ${AGENTS}, 'agent-' || (n + 1 + n % 3) % ${AGENTS}], ${HANDOFFS_PER_TRACE},
      0, moment, moment, moment
    from (
      select n, moment, (extract(epoch from moment) * 1000000)::bigint * 1000 as started
      from (
        select n, now() - interval '5 minutes' - random() * interval '1 day' * ${DAYS} as moment
        from generate_series(${first}::int, ${first + traces - 1}::int) as n
      ) spread
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
      jsonb_build_object('serializationMs', 40 * spread, 'networkMs', 20 * spread, 'initMs', 80 * spread,
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

async function insertFindings(sql: Sql, first: number): Promise<void> {
  await sql`
    insert into finding (project_id, trace_id, id, kind, severity, title, handoff_ids, evidence, started_at)
    select project_id, id, md5(id), (array['transfer-loss', 'missing-justification', 'cold-start'])
      [1 + floor(random() * 3)::int], 'medium', 'Something', array['h1'], '[]', started_at
    from trace where source = 'bench' and substr(id, 7)::int >= ${first} and substr(id, 7)::int % 10 = 0`;
}

async function waitForRollups(sql: Sql): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const [row] = await sql<{ left: number }[]>`select count(*)::int as left from dirty_hour`;
    if (row?.left === 0) return (performance.now() - startedAt) / 1_000;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}
