import type { Db } from "@/db/client";
import type { DueNotice } from "@/db/queries/notices";
import { countApprovals, listApprovals } from "@/db/queries/runtime/approval-lists";
import { type ApprovalRow, findApproval } from "@/db/queries/runtime/approvals";
import type { NoticeContent, ToldApproval } from "@/lib/domain/notices/notice";
import { env } from "@/lib/env";

const LISTED_MAX = 30;

/** Undefined: nobody needs to come any more, because it is decided. */
export async function noticeContent(db: Db, due: DueNotice): Promise<NoticeContent | undefined> {
  const { notice, slug } = due;
  const { projectId, approvalId, type } = notice;
  const told = { type, at: notice.createdAt.toISOString() };
  if (type === "approval.digest") {
    const waiting = await whatWaits(db, due);
    return waiting && { ...told, url: addressOf(slug), approval: null, waiting };
  }
  if (approvalId === null) return { ...told, url: addressOf(slug), approval: null };
  const approval = await findApproval(db, { projectId, id: approvalId });
  if (!approval) return undefined;
  const shown = { ...told, url: addressOf(slug, approval.id), approval: toTold(approval) };
  if (type !== "approval.decided" && type !== "approval.expired") {
    return isDecided(approval) ? undefined : shown;
  }
  const { status, decision } = approval;
  return { ...shown, answer: { status, decision } };
}

async function whatWaits(db: Db, { notice: { projectId }, slug }: DueNotice) {
  const { waiting: count } = await countApprovals(db, { projectId, assigneeId: null });
  if (count === 0) return undefined;
  const rows = await listApprovals(db, { ...WAITING, projectId, limit: LISTED_MAX });
  const items = rows.map((row) => ({ ...toTold(row), url: addressOf(slug, row.id) }));
  return { count, items };
}

const WAITING = {
  tab: "waiting",
  runId: undefined,
  traceId: undefined,
  kind: undefined,
  contextHash: undefined,
  assigneeId: undefined,
  text: undefined,
  before: undefined,
} as const;

function isDecided({ status, effectiveAt }: ApprovalRow): boolean {
  return effectiveAt !== null || (status !== "waiting" && status !== "snoozed");
}

function addressOf(slug: string, id?: string): string {
  const url = new URL("/approvals", env().BATON_URL);
  url.searchParams.set("project", slug);
  if (id !== undefined) url.searchParams.set("selected", id);
  return url.href;
}

function toTold(row: ApprovalRow): ToldApproval {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    requested_by: row.requestedBy,
    assignee: row.assignee,
    due_at: row.dueAt?.toISOString() ?? null,
  };
}
