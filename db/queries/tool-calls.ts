import { and, eq, sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { span } from "../schema";
import { type TracePlace, tracePlaces } from "./trace-places";

export type ToolCallRow = {
  traceId: TraceId;
  id: (typeof span.$inferSelect)["id"];
  agent: string;
  name: string;
  startedAt: Nanos;
  status: (typeof span.$inferSelect)["status"];
  statusMessage: string | null;
  input: (typeof span.$inferSelect)["input"];
};

/** The calls of tools that agents made, at most `limit` of each trace, in order of start. */
export async function listToolCalls(
  db: Db,
  wanted: { projectId: ProjectId; traces: readonly TracePlace[]; limit: number },
): Promise<ToolCallRow[]> {
  const own = db
    .select({
      traceId: span.traceId,
      id: span.id,
      agent: sql<string>`${span.agent}`.as("agent"),
      name: span.name,
      startedAt: span.startedAt,
      status: span.status,
      statusMessage: span.statusMessage,
      input: span.input,
    })
    .from(span)
    .where(
      and(
        eq(span.projectId, wanted.projectId),
        sql`${span.day} = k.day and ${span.traceId} = k.trace_id`,
        eq(span.kind, "tool"),
        sql`${span.agent} is not null`,
      ),
    )
    .orderBy(span.startedAt, span.id)
    .limit(wanted.limit)
    .as("own");
  const { traceId, id, agent, name, startedAt, status, statusMessage, input } = own;
  return db
    .select({ traceId, id, agent, name, startedAt, status, statusMessage, input })
    .from(tracePlaces(wanted.traces))
    .innerJoinLateral(own, sql`true`)
    .orderBy(own.startedAt, own.id);
}
