import { and, eq, sql } from "drizzle-orm";
import type { ProjectId, SpanId, TraceId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { payload, span } from "../schema";

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
  "id" | "kind" | "agent" | "startedAt" | "input" | "output"
>;

/** What agents' tools and models were given and answered, in order of start. */
export async function listSpanBodies(
  db: Db,
  place: SpanPlace & { agents: readonly string[]; limit: number },
): Promise<SpanBodies[]> {
  return db
    .select({
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
        inPlace(place),
        sql`${span.kind} in ('tool', 'llm')`,
        sql`${span.agent} = any(${sql.param(place.agents)}::text[])`,
      ),
    )
    .orderBy(span.startedAt, span.id)
    .limit(place.limit);
}
