import { and, arrayContains, asc, desc, eq, gte, ilike, lt, or, sql, type SQL } from "drizzle-orm";
import type { TraceStatus } from "../../lib/domain/handoff/taxonomy";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { Query } from "../../lib/domain/query/query";
import { nanos, type Nanos } from "../../lib/domain/time";
import type { TraceOrder, TraceSort } from "../../lib/domain/trace/trace-sort";
import type { Db } from "../client";
import { agent, trace } from "../schema";
import { escapeLike } from "./search/match-values";
import { TRACE_TOKENS } from "./search/trace-fields";
import { traceConditions } from "./search/compile-query";

export type TraceRow = typeof trace.$inferSelect;

/** The period that is asked for and the conditions that a typed query adds. */
export type TraceFilter = {
  from?: Nanos | undefined;
  to?: Nanos | undefined;
  query?: Query | undefined;
  status?: TraceStatus | undefined;
  agent?: string | undefined;
  sessionId?: string | undefined;
  source?: string | undefined;
  text?: string | undefined;
};

export type TraceScope = { projectId: ProjectId; filter: TraceFilter };

/** What orders a list; what is unknown sorts as the least. */
const SORT_KEYS: Record<TraceSort, SQL> = {
  started: sql`${trace.startedAt}`,
  duration: sql`coalesce(${trace.endedAt} - ${trace.startedAt}, -1)`,
  handoffs: sql`${trace.handoffCount}`,
  errors: sql`${trace.errorCount}`,
  tokens: sql`coalesce(trunc(${TRACE_TOKENS}), -1)::bigint`,
};

/** By (sort key, id); `after` is the last row of the page before. */
export async function listTraces(
  db: Db,
  page: TraceScope & {
    order: TraceOrder;
    after: { key: bigint; id: string } | undefined;
    limit: number;
  },
): Promise<TraceRow[]> {
  const { after, order } = page;
  const key = SORT_KEYS[order.sort];
  const direction = order.order === "desc" ? desc : asc;
  const beyond = order.order === "desc" ? sql`<` : sql`>`;
  return db
    .select()
    .from(trace)
    .where(
      and(
        inScope(page),
        after &&
          sql`(${key}, ${trace.id}) ${beyond} (${after.key.toString()}::bigint, ${after.id})`,
      ),
    )
    .orderBy(direction(key), direction(trace.id))
    .limit(page.limit);
}

/** How many traces are in scope; it stops counting at `max`. */
export async function countTraces(
  db: Db,
  { max, ...scope }: TraceScope & { max: number },
): Promise<number> {
  const some = db.select({ id: trace.id }).from(trace).where(inScope(scope)).limit(max).as("some");
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

/** The condition that a trace belongs to what is listed. */
export function inScope({ projectId, filter }: TraceScope): SQL | undefined {
  const { query } = filter;
  return and(
    eq(trace.projectId, projectId),
    ...conditions(filter),
    ...(query === undefined ? [] : traceConditions({ projectId, query })),
  );
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

/** How many traces a project has, and since when. */
export async function countProjectTraces(
  db: Db,
  projectId: ProjectId,
): Promise<{ traces: number; oldestAt: Nanos | null }> {
  const [row] = await db
    .select({
      traces: sql<number>`count(*)::int`,
      oldestAt: sql<string | null>`min(${trace.startedAt})`,
    })
    .from(trace)
    .where(eq(trace.projectId, projectId));
  const oldest = row?.oldestAt ?? null;
  return { traces: row?.traces ?? 0, oldestAt: oldest === null ? null : nanos(BigInt(oldest)) };
}

/** In the order of their ids, a part at a time. */
export async function listTraceIds(
  db: Db,
  { projectId, after, limit }: { projectId: ProjectId; after: string; limit: number },
): Promise<TraceId[]> {
  const rows = await db
    .select({ id: trace.id })
    .from(trace)
    .where(and(eq(trace.projectId, projectId), sql`${trace.id} > ${after}`))
    .orderBy(asc(trace.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}
