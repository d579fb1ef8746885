import { and, desc, eq, gte, inArray, lt, or, sql, type SQL } from "drizzle-orm";
import type { EventName } from "../../lib/domain/event/native-event";
import type { HandoffOutcome, HandoffType } from "../../lib/domain/handoff/taxonomy";
import type { HandoffId, ProjectId, TraceId } from "../../lib/domain/ids";
import type { Query } from "../../lib/domain/query/query";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { event, handoff, trace } from "../schema";
import { type TracePlace, tracePlaces } from "./trace-places";
import type { HandoffRow } from "./record/handoffs";
import { handoffConditions } from "./search/compile-query";

export type HandoffFilter = {
  query?: Query | undefined;
  from?: Nanos | undefined;
  to?: Nanos | undefined;
  traceId?: string | undefined;
  fromAgent?: string | undefined;
  toAgent?: string | undefined;
  service?: string | undefined;
  type?: HandoffType | undefined;
  outcome?: HandoffOutcome | undefined;
};

/** Newest first, by (first sign of life, trace, id). */
export async function listHandoffs(
  db: Db,
  page: {
    projectId: ProjectId;
    filter: HandoffFilter;
    after: { firstSignAt: Nanos; traceId: string; id: string } | undefined;
    limit: number;
  },
): Promise<HandoffRow[]> {
  const { after } = page;
  return db
    .select()
    .from(handoff)
    .where(
      and(
        eq(handoff.projectId, page.projectId),
        ...conditions(page.filter),
        ...handoffConditions({ projectId: page.projectId, query: page.filter.query ?? [] }),
        after &&
          sql`(${handoff.firstSignAt}, ${handoff.traceId}, ${handoff.id})
            < (${after.firstSignAt.toString()}::bigint, ${after.traceId}, ${after.id})`,
      ),
    )
    .orderBy(desc(handoff.firstSignAt), desc(handoff.traceId), desc(handoff.id))
    .limit(page.limit);
}

function conditions(filter: HandoffFilter): (SQL | undefined)[] {
  return [
    filter.from === undefined ? undefined : gte(handoff.firstSignAt, filter.from),
    filter.to === undefined ? undefined : lt(handoff.firstSignAt, filter.to),
    filter.traceId ? sql`${handoff.traceId} = ${filter.traceId}` : undefined,
    filter.fromAgent ? eq(handoff.fromAgent, filter.fromAgent) : undefined,
    filter.toAgent ? eq(handoff.toAgent, filter.toAgent) : undefined,
    filter.service
      ? or(eq(handoff.fromService, filter.service), eq(handoff.toService, filter.service))
      : undefined,
    filter.type ? eq(handoff.type, filter.type) : undefined,
    filter.outcome ? eq(handoff.outcome, filter.outcome) : undefined,
  ];
}

export async function listHandoffsOfTrace(
  db: Db,
  { projectId, traceId }: { projectId: ProjectId; traceId: TraceId },
): Promise<HandoffRow[]> {
  return listHandoffsOfTraces(db, { projectId, traceIds: [traceId] });
}

/** Those of each trace in order. */
export async function listHandoffsOfTraces(
  db: Db,
  { projectId, traceIds }: { projectId: ProjectId; traceIds: readonly TraceId[] },
): Promise<HandoffRow[]> {
  return db
    .select()
    .from(handoff)
    .where(
      and(
        eq(handoff.projectId, projectId),
        sql`${handoff.traceId} = any(${sql.param(traceIds)}::text[])`,
      ),
    )
    .orderBy(handoff.traceId, handoff.seq);
}

/** A conversation of more handoffs than this shows the first ones. */
const SESSION_HANDOFFS_MAX = 2_000;

export async function listHandoffsOfSession(
  db: Db,
  { projectId, sessionId }: { projectId: ProjectId; sessionId: string },
): Promise<HandoffRow[]> {
  const rows = await db
    .select({ handoff })
    .from(handoff)
    .innerJoin(trace, and(eq(trace.projectId, handoff.projectId), eq(trace.id, handoff.traceId)))
    .where(and(eq(handoff.projectId, projectId), eq(trace.sessionId, sessionId)))
    .orderBy(handoff.firstSignAt, trace.startedAt, handoff.seq)
    .limit(SESSION_HANDOFFS_MAX);
  return rows.map((row) => row.handoff);
}

/** Ids are the sender's: two traces may use the same one, then the latest is meant. */
export async function findHandoff(
  db: Db,
  key: { projectId: ProjectId; id: HandoffId; traceId: TraceId | undefined },
): Promise<HandoffRow | undefined> {
  const [row] = await db
    .select()
    .from(handoff)
    .where(
      and(
        eq(handoff.projectId, key.projectId),
        eq(handoff.id, key.id),
        key.traceId && eq(handoff.traceId, key.traceId),
      ),
    )
    .orderBy(desc(handoff.firstSignAt))
    .limit(1);
  return row;
}

export type StoredEventRow = typeof event.$inferSelect;

/** The native events of one handoff in order of time. */
export async function listHandoffEvents(
  db: Db,
  page: {
    projectId: ProjectId;
    day: string;
    traceId: TraceId;
    handoffId: HandoffId;
    after: { at: Nanos; id: string } | undefined;
    limit: number;
  },
): Promise<StoredEventRow[]> {
  const { after } = page;
  return db
    .select()
    .from(event)
    .where(
      and(
        eq(event.projectId, page.projectId),
        eq(event.day, page.day),
        eq(event.traceId, page.traceId),
        eq(event.handoffId, page.handoffId),
        after && sql`(${event.at}, ${event.id}) > (${after.at.toString()}::bigint, ${after.id})`,
      ),
    )
    .orderBy(event.at, event.id)
    .limit(page.limit);
}

export type NamedEventRow = Pick<StoredEventRow, "traceId" | "body">;

/** The events of these names in some traces, at most `limit` of each, in order of time. */
export async function listEventsNamed(
  db: Db,
  wanted: {
    projectId: ProjectId;
    traces: readonly TracePlace[];
    names: readonly EventName[];
    limit: number;
  },
): Promise<NamedEventRow[]> {
  const own = db
    .select({ traceId: event.traceId, at: event.at, id: event.id, body: event.body })
    .from(event)
    .where(
      and(
        eq(event.projectId, wanted.projectId),
        sql`${event.day} = k.day`,
        sql`${event.traceId} = k.trace_id`,
        inArray(event.name, [...wanted.names]),
      ),
    )
    .orderBy(event.at, event.id)
    .limit(wanted.limit)
    .as("own");
  return db
    .select({ traceId: own.traceId, body: own.body })
    .from(tracePlaces(wanted.traces))
    .innerJoinLateral(own, sql`true`)
    .orderBy(own.at, own.id);
}
