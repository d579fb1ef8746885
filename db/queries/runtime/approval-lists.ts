import { and, desc, eq, ilike, lt, or, sql, type SQL } from "drizzle-orm";
import type { ApprovalId } from "../../../lib/domain/approvals/approval";
import type { ProjectId, UserId } from "../../../lib/domain/ids";
import type { RunId } from "../../../lib/domain/task/task";
import type { Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { approval } from "../../schema";
import type { ApprovalRow } from "./approvals";

export type ApprovalFilter = {
  projectId: ProjectId;
  /** Statuses are written out, so that the planner sees that partial indexes fit. */
  tab: keyof typeof TABS | undefined;
  runId: RunId | undefined;
  traceId: string | undefined;
  kind: string | undefined;
  contextHash: string | undefined;
  assigneeId: UserId | undefined;
  text: string | undefined;
};

const TABS = {
  waiting: sql`${approval.status} = 'waiting'`,
  snoozed: sql`${approval.status} = 'snoozed'`,
  decided: sql`${approval.status} = 'decided'`,
  expired: sql`${approval.status} = 'expired'`,
  cancelled: sql`${approval.status} = 'cancelled'`,
  open: sql`${approval.status} in ('waiting', 'snoozed')`,
  done: sql`${approval.status} in ('decided', 'expired', 'cancelled')`,
} satisfies Record<string, SQL>;

/** The newest first. */
export async function listApprovals(
  db: Db,
  {
    before,
    limit,
    ...filter
  }: ApprovalFilter & {
    before: { requestedAt: Nanos; id: ApprovalId } | undefined;
    limit: number;
  },
): Promise<ApprovalRow[]> {
  return db
    .select()
    .from(approval)
    .where(
      and(
        eq(approval.projectId, filter.projectId),
        ...conditions(filter),
        before &&
          or(
            lt(approval.requestedAt, before.requestedAt),
            and(eq(approval.requestedAt, before.requestedAt), lt(approval.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(approval.requestedAt), desc(approval.id))
    .limit(limit);
}

function conditions({ tab, text, ...filter }: ApprovalFilter): (SQL | undefined)[] {
  return [
    tab && TABS[tab],
    filter.runId && eq(approval.runId, filter.runId),
    filter.traceId === undefined ? undefined : sql`${approval.traceId} = ${filter.traceId}`,
    filter.kind === undefined ? undefined : eq(approval.kind, filter.kind),
    filter.contextHash === undefined ? undefined : eq(approval.contextHash, filter.contextHash),
    filter.assigneeId && eq(approval.assigneeId, filter.assigneeId),
    text === undefined ? undefined : contains(text),
  ];
}

function contains(text: string): SQL | undefined {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return or(
    ilike(approval.question, pattern),
    ilike(approval.title, pattern),
    ilike(approval.requestedBy, pattern),
    ilike(approval.kind, pattern),
    sql`${approval.action} ->> 'name' ilike ${pattern}`,
    eq(approval.id, sql`${text}`),
  );
}

export async function countApprovals(
  db: Db,
  { projectId, assigneeId }: { projectId: ProjectId; assigneeId: UserId | null },
): Promise<{ waiting: number; mine: number; snoozed: number; done: number }> {
  const [byStatus, [own]] = await Promise.all([
    db
      .select({ status: approval.status, count: sql<number>`count(*)::int` })
      .from(approval)
      .where(eq(approval.projectId, projectId))
      .groupBy(approval.status),
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(approval)
      .where(
        and(
          eq(approval.projectId, projectId),
          sql`${approval.assigneeId} = ${assigneeId}`,
          TABS.open,
        ),
      ),
  ]);
  const of = (status: string) => byStatus.find((each) => each.status === status)?.count ?? 0;
  return {
    waiting: of("waiting"),
    mine: own?.count ?? 0,
    snoozed: of("snoozed"),
    done: of("decided") + of("expired") + of("cancelled"),
  };
}
