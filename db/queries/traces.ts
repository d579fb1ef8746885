import { and, arrayContains, desc, eq, gte, ilike, lt, or, sql, type SQL } from "drizzle-orm";
import type { TraceStatus } from "../../lib/domain/handoff/taxonomy";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { agent, trace } from "../schema";

export type TraceRow = typeof trace.$inferSelect;

export type TraceFilter = {
  from?: Nanos | undefined;
  to?: Nanos | undefined;
  status?: TraceStatus | undefined;
  agent?: string | undefined;
  sessionId?: string | undefined;
  source?: string | undefined;
  text?: string | undefined;
};

/** Newest first, by (started_at, id); `after` is the last row of the page before. */
export async function listTraces(
  db: Db,
  page: {
    projectId: ProjectId;
    filter: TraceFilter;
    after: { startedAt: Nanos; id: string } | undefined;
    limit: number;
  },
): Promise<TraceRow[]> {
  const { after } = page;
  return db
    .select()
    .from(trace)
    .where(
      and(
        eq(trace.projectId, page.projectId),
        ...conditions(page.filter),
        after &&
          sql`(${trace.startedAt}, ${trace.id}) < (${after.startedAt.toString()}::bigint, ${after.id})`,
      ),
    )
    .orderBy(desc(trace.startedAt), desc(trace.id))
    .limit(page.limit);
}

function conditions(filter: TraceFilter): (SQL | undefined)[] {
  const pattern = filter.text === undefined ? undefined : `%${escapeLike(filter.text)}%`;
  return [
    filter.from === undefined ? undefined : gte(trace.startedAt, filter.from),
    filter.to === undefined ? undefined : lt(trace.startedAt, filter.to),
    filter.status && eq(trace.status, filter.status),
    filter.agent ? arrayContains(trace.agents, [filter.agent]) : undefined,
    filter.sessionId ? eq(trace.sessionId, filter.sessionId) : undefined,
    filter.source ? eq(trace.source, filter.source) : undefined,
    pattern
      ? or(ilike(trace.name, pattern), ilike(trace.label, pattern), ilike(trace.id, pattern))
      : undefined,
  ];
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

export async function findTrace(
  db: Db,
  { projectId, id }: { projectId: ProjectId; id: TraceId },
): Promise<TraceRow | undefined> {
  const [row] = await db
    .select()
    .from(trace)
    .where(and(eq(trace.projectId, projectId), eq(trace.id, id)));
  return row;
}

/** A conversation of more traces than this shows the first ones. */
const SESSION_TRACES_MAX = 200;

export async function listTracesOfSession(
  db: Db,
  { projectId, sessionId }: { projectId: ProjectId; sessionId: string },
): Promise<TraceRow[]> {
  return db
    .select()
    .from(trace)
    .where(and(eq(trace.projectId, projectId), eq(trace.sessionId, sessionId)))
    .orderBy(trace.startedAt, trace.id)
    .limit(SESSION_TRACES_MAX);
}

export async function listAgentsNamed(
  db: Db,
  { projectId, names }: { projectId: ProjectId; names: readonly string[] },
): Promise<(typeof agent.$inferSelect)[]> {
  return db
    .select()
    .from(agent)
    .where(
      and(eq(agent.projectId, projectId), sql`${agent.name} = any(${sql.param(names)}::text[])`),
    )
    .orderBy(agent.name, agent.service);
}
