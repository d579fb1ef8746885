import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { AgentKind, AgentRole } from "../../../lib/domain/handoff/taxonomy";
import type { Json } from "../../../lib/domain/json";
import type { ProjectId } from "../../../lib/domain/ids";
import { BREAKER, type RecentEnds } from "../../../lib/domain/routing/breaker";
import type { Candidate } from "../../../lib/domain/routing/choose-agent";
import type { Db } from "../../client";
import { prepared } from "../../prepared";
import { agent } from "../../schema";

export type AgentRow = typeof agent.$inferSelect;

/** Registered agents belong to no service. */
const NO_SERVICE = "";
const AGENTS_MAX = 1000;

type AgentKey = { projectId: ProjectId; name: string };

export async function findAgent(db: Db, key: AgentKey): Promise<AgentRow | undefined> {
  const [row] = await selectAgent(db, key);
  return row;
}

const selectAgent = prepared<AgentKey, AgentRow[]>((db, { projectId, name }) =>
  db
    .select()
    .from(agent)
    .where(
      and(eq(agent.projectId, projectId), eq(agent.service, NO_SERVICE), eq(agent.name, name)),
    ),
);

/** Until commit, nobody else registers an agent of that name. */
export async function lockAgentName(
  db: Db,
  { projectId, name }: { projectId: ProjectId; name: string },
): Promise<void> {
  const key = `agent:${projectId}:${name}`;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}

/** The role of an agent of that name, of whatever service; the registered one first. */
export async function findAgentRole(
  db: Db,
  { projectId, name }: { projectId: ProjectId; name: string },
): Promise<AgentRole | null> {
  const [row] = await db
    .select({ role: agent.role })
    .from(agent)
    .where(and(eq(agent.projectId, projectId), eq(agent.name, name), isNotNull(agent.role)))
    .orderBy(asc(agent.service))
    .limit(1);
  return row?.role ?? null;
}

/** All that the runtime can reach, with how busy they are. */
export async function listCandidates(
  db: Db,
  projectId: ProjectId,
): Promise<(Candidate & { ends: RecentEnds })[]> {
  return db.execute<Candidate & { ends: RecentEnds }>(sql`
    select a.name, a.capabilities, not a.is_down as "isAlive",
      (select count(*)::int from task t
       where t.project_id = a.project_id and t.to_agent = a.name and t.ended_at is null) as load,
      (select coalesce(jsonb_agg(jsonb_build_object('hasFailed', e.state in ('failed', 'timed_out'),
          'atMs', e.ended_at / 1000000) order by e.ended_at desc), '[]')
       from (select t.state, t.ended_at from task t
         where t.project_id = a.project_id and t.to_agent = a.name and t.ended_at is not null
           and t.state <> 'cancelled'
         order by t.ended_at desc limit ${BREAKER.failures}) e) as ends
    from agent a
    where a.project_id = ${projectId} and a.service = '' and a.kind is not null
      and a.role is distinct from 'orchestrator'
    order by a.name limit ${AGENTS_MAX}`);
}

export async function listAgents(db: Db, projectId: ProjectId): Promise<AgentRow[]> {
  return db
    .select()
    .from(agent)
    .where(eq(agent.projectId, projectId))
    .orderBy(asc(agent.name), asc(agent.service))
    .limit(AGENTS_MAX);
}

export async function listAgentNames(
  db: Db,
  { projectId, kind }: { projectId: ProjectId; kind: AgentKind },
): Promise<string[]> {
  const rows = await db
    .select({ name: agent.name })
    .from(agent)
    .where(and(eq(agent.projectId, projectId), eq(agent.service, NO_SERVICE), eq(agent.kind, kind)))
    .orderBy(asc(agent.name))
    .limit(AGENTS_MAX);
  return rows.map(({ name }) => name);
}

/** Those of some names that are of some kinds. */
export async function listRegistered(
  db: Db,
  of: { projectId: ProjectId; names: readonly string[]; kinds: readonly AgentKind[] },
): Promise<AgentRow[]> {
  if (of.names.length === 0 || of.kinds.length === 0) return [];
  return db
    .select()
    .from(agent)
    .where(
      and(
        eq(agent.projectId, of.projectId),
        eq(agent.service, NO_SERVICE),
        inArray(agent.name, [...of.names]),
        inArray(agent.kind, [...of.kinds]),
      ),
    );
}

/** Of all projects, those that are code and in service. */
export async function listCodeAgents(db: Db): Promise<AgentRow[]> {
  return db
    .select()
    .from(agent)
    .where(and(sql`${agent.kind} = 'code'`, eq(agent.service, NO_SERVICE), eq(agent.isDown, false)))
    .limit(AGENTS_MAX);
}

export type NewAgent = {
  projectId: ProjectId;
  name: string;
  kind: AgentKind;
  role: AgentRole | null;
  capabilities: string[];
  description: string | null;
  endpoint: string | null;
  settings?: Json;
  isDown: boolean;
};

export async function upsertAgent(db: Db, row: NewAgent): Promise<AgentRow> {
  const { projectId, name, ...said } = row;
  const [saved] = await db
    .insert(agent)
    .values({ ...row, service: NO_SERVICE })
    .onConflictDoUpdate({ target: [agent.projectId, agent.service, agent.name], set: said })
    .returning();
  if (!saved) throw new Error(`agent ${name} of ${projectId} was not saved`);
  return saved;
}

/** Gives projects agents that they do not have yet; what they said themselves stays. */
export async function insertMissingAgents(
  db: Db,
  rows: readonly (typeof agent.$inferInsert)[],
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insert(agent)
    .values([...rows])
    .onConflictDoUpdate({
      target: [agent.projectId, agent.service, agent.name],
      set: { kind: sql`excluded.kind`, capabilities: sql`excluded.capabilities` },
      setWhere: sql`${agent.kind} is null`,
    });
}
