import { and, asc, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { FindingStatus } from "../../../lib/domain/findings/cause";
import type { FindingKind } from "../../../lib/domain/findings/finding";
import type { ProjectId, TraceId } from "../../../lib/domain/ids";
import type { Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { finding } from "../../schema";

export type StoredFinding = typeof finding.$inferSelect;

/** Newest trace first, by (start of the trace, id). */
export async function listFindings(
  db: Db,
  page: {
    projectId: ProjectId;
    traceId: TraceId | undefined;
    kind: FindingKind | undefined;
    causeId: string | undefined;
    status: FindingStatus | undefined;
    from: Nanos | undefined;
    to: Nanos | undefined;
    after: { startedAt: Nanos; id: string } | undefined;
    limit: number;
  },
): Promise<StoredFinding[]> {
  const { after } = page;
  return db
    .select()
    .from(finding)
    .where(
      and(
        eq(finding.projectId, page.projectId),
        page.traceId && eq(finding.traceId, page.traceId),
        page.kind && eq(finding.kind, page.kind),
        page.causeId === undefined ? undefined : eq(finding.causeId, page.causeId),
        page.status && eq(finding.status, page.status),
        page.from && gte(finding.startedAt, page.from),
        page.to && lt(finding.startedAt, page.to),
        after &&
          sql`(${finding.startedAt}, ${finding.id}) < (${after.startedAt.toString()}::bigint, ${after.id})`,
      ),
    )
    .orderBy(desc(finding.startedAt), desc(finding.id))
    .limit(page.limit);
}

export type FindingRef = Pick<
  StoredFinding,
  "id" | "kind" | "severity" | "traceId" | "handoffIds" | "title"
>;

/** The open findings of some traces, for the rows of a list. */
export async function listFindingsOfTraces(
  db: Db,
  { projectId, traceIds }: { projectId: ProjectId; traceIds: readonly TraceId[] },
): Promise<FindingRef[]> {
  if (traceIds.length === 0) return [];
  return db
    .select({
      id: finding.id,
      kind: finding.kind,
      severity: finding.severity,
      traceId: finding.traceId,
      handoffIds: finding.handoffIds,
      title: finding.title,
    })
    .from(finding)
    .where(
      and(
        eq(finding.projectId, projectId),
        inArray(finding.traceId, [...traceIds]),
        eq(finding.status, "open"),
      ),
    )
    .orderBy(finding.traceId, asc(finding.id));
}
