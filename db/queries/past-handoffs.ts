import { and, desc, eq, isNotNull, notInArray, sql } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { handoff } from "../schema";
import type { HandoffRow } from "./record/handoffs";

export type PastRow = Pick<
  HandoffRow,
  | "id"
  | "traceId"
  | "seq"
  | "firstSignAt"
  | "task"
  | "requiredTools"
  | "contextBytes"
  | "pattern"
  | "phase"
  | "reason"
  | "outcome"
> & { fromAgent: string; toAgent: string };

export type PastScope = {
  projectId: ProjectId;
  /** First signs, both inclusive. */
  span?: { oldest: Nanos; newest: Nanos };
  pair?: { from: string; to: string };
};

/** Returns and escalations are not routed by rules. */
function isRouted({ projectId, span, pair }: PastScope) {
  return and(
    eq(handoff.projectId, projectId),
    pair ? eq(handoff.fromAgent, pair.from) : isNotNull(handoff.fromAgent),
    pair ? eq(handoff.toAgent, pair.to) : isNotNull(handoff.toAgent),
    notInArray(handoff.type, ["return", "escalate"]),
    span &&
      sql`${handoff.firstSignAt} between ${span.oldest.toString()}::bigint and ${span.newest.toString()}::bigint`,
  );
}

/** How many there are, counted no further than `limit`. */
export async function countPastHandoffs(
  db: Db,
  { limit, ...asked }: PastScope & { limit: number },
): Promise<number> {
  const some = db
    .select({ id: handoff.id })
    .from(handoff)
    .where(isRouted(asked))
    .limit(limit)
    .as("some");
  return db.$count(some);
}

/** Handoffs between agents, the newest first, with the columns that rules may ask about. */
export async function listPastHandoffs(
  db: Db,
  {
    before,
    limit,
    ...asked
  }: PastScope & {
    before: { firstSignAt: Nanos; traceId: string; id: string } | undefined;
    limit: number;
  },
): Promise<PastRow[]> {
  const rows = await db
    .select({
      id: handoff.id,
      traceId: handoff.traceId,
      seq: handoff.seq,
      firstSignAt: handoff.firstSignAt,
      fromAgent: handoff.fromAgent,
      toAgent: handoff.toAgent,
      task: handoff.task,
      requiredTools: handoff.requiredTools,
      contextBytes: handoff.contextBytes,
      pattern: handoff.pattern,
      phase: handoff.phase,
      reason: handoff.reason,
      outcome: handoff.outcome,
    })
    .from(handoff)
    .where(
      and(
        isRouted(asked),
        before &&
          sql`(${handoff.firstSignAt}, ${handoff.traceId}, ${handoff.id})
            < (${before.firstSignAt.toString()}::bigint, ${before.traceId}, ${before.id})`,
      ),
    )
    .orderBy(desc(handoff.firstSignAt), desc(handoff.traceId), desc(handoff.id))
    .limit(limit);
  return rows.flatMap(({ fromAgent, toAgent, ...row }) =>
    fromAgent === null || toAgent === null ? [] : [{ ...row, fromAgent, toAgent }],
  );
}
