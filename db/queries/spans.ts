import { and, eq, sql } from "drizzle-orm";
import type { ProjectId, SpanId, TraceId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { payload, span } from "../schema";
import { type TracePlace, tracePlaces } from "./trace-places";

type SpanPlace = { projectId: ProjectId; day: string; traceId: TraceId };

const skeleton = {
  id: span.id,
  parentId: span.parentId,
  traceId: span.traceId,
  kind: span.kind,
  name: span.name,
  agent: span.agent,
  startedAt: span.startedAt,
  endedAt: span.endedAt,
  status: span.status,
  hasInput: sql<boolean>`${span.input} is not null`,
  hasOutput: sql<boolean>`${span.output} is not null`,
};

export type SpanSkeleton = {
  id: SpanId;
  parentId: SpanId | null;
  traceId: TraceId;
  kind: (typeof span.$inferSelect)["kind"];
  name: string;
  agent: string | null;
  startedAt: Nanos;
  endedAt: Nanos | null;
  status: (typeof span.$inferSelect)["status"];
  hasInput: boolean;
  hasOutput: boolean;
};

/** In order of start, without bodies: what graphs and timelines need. */
export async function listSpanSkeletons(
  db: Db,
  page: SpanPlace & { after: { startedAt: Nanos; id: string } | undefined; limit: number },
): Promise<SpanSkeleton[]> {
  const { after } = page;
  return db
    .select(skeleton)
    .from(span)
    .where(
      and(
        inPlace(page),
        after &&
          sql`(${span.startedAt}, ${span.id}) > (${after.startedAt.toString()}::bigint, ${after.id})`,
      ),
    )
    .orderBy(span.startedAt, span.id)
    .limit(page.limit);
}

export async function findSpan(
  db: Db,
  place: SpanPlace & { id: SpanId },
): Promise<typeof span.$inferSelect | undefined> {
  const [row] = await db
    .select()
    .from(span)
    .where(and(inPlace(place), eq(span.id, place.id)));
  return row;
}

/** Bodies by hash, within one trace. */
export async function listPayloads(
  db: Db,
  place: SpanPlace & { hashes: readonly string[] },
): Promise<{ hash: string; bytes: number; body: string }[]> {
  return db
    .select({ hash: payload.hash, bytes: payload.bytes, body: payload.body })
    .from(payload)
    .where(
      and(
        eq(payload.projectId, place.projectId),
        eq(payload.day, place.day),
        eq(payload.traceId, place.traceId),
        sql`${payload.hash} = any(${sql.param(place.hashes)}::text[])`,
      ),
    );
}

function inPlace({ projectId, day, traceId }: SpanPlace) {
  return and(eq(span.projectId, projectId), eq(span.day, day), eq(span.traceId, traceId));
}

export type SpanBodies = Pick<
  typeof span.$inferSelect,
  "traceId" | "id" | "kind" | "agent" | "startedAt" | "input" | "output"
>;

/** What agents' tools and models were given and answered, at most `limit` of each trace, in order of start. */
export async function listSpanBodies(
  db: Db,
  wanted: {
    projectId: ProjectId;
    traces: readonly (TracePlace & { agents: readonly string[] })[];
    limit: number;
  },
): Promise<SpanBodies[]> {
  const agents = sql.param(wanted.traces.map((one) => JSON.stringify(one.agents)));
  const own = db
    .select({
      traceId: span.traceId,
      id: span.id,
      kind: span.kind,
      agent: span.agent,
      startedAt: span.startedAt,
      input: span.input,
      output: span.output,
    })
    .from(span)
    .where(
      and(
        eq(span.projectId, wanted.projectId),
        sql`${span.day} = k.day and ${span.traceId} = k.trace_id`,
        sql`${span.kind} in ('tool', 'llm')`,
        sql`${span.agent} in (select jsonb_array_elements_text(a.agents::jsonb))`,
      ),
    )
    .orderBy(span.startedAt, span.id)
    .limit(wanted.limit)
    .as("own");
  const { traceId, id, kind, agent, startedAt, input, output } = own;
  return db
    .select({ traceId, id, kind, agent, startedAt, input, output })
    .from(tracePlaces(wanted.traces))
    .innerJoin(sql`unnest(${agents}::text[]) with ordinality as a(agents, n)`, sql`a.n = k.n`)
    .innerJoinLateral(own, sql`true`)
    .orderBy(own.startedAt, own.id);
}

/** Bodies by hash, within some traces. */
export async function listPayloadsOfTraces(
  db: Db,
  { projectId, keys }: { projectId: ProjectId; keys: readonly (TracePlace & { hash: string })[] },
): Promise<{ traceId: TraceId; hash: string; body: string }[]> {
  const hashes = sql.param(keys.map(({ hash }) => hash));
  return db
    .select({ traceId: payload.traceId, hash: payload.hash, body: payload.body })
    .from(tracePlaces(keys))
    .innerJoin(sql`unnest(${hashes}::text[]) with ordinality as h(hash, n)`, sql`h.n = k.n`)
    .innerJoin(
      payload,
      and(
        eq(payload.projectId, projectId),
        sql`${payload.day} = k.day and ${payload.traceId} = k.trace_id and ${payload.hash} = h.hash`,
      ),
    );
}
