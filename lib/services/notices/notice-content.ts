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
  if (notice.alert) {
    const url = pageAddress("/alerts", { project: slug, selected: notice.alert.id });
    return { ...told, url, approval: null, alert: notice.alert };
  }
  if (notice.report) {
    const { from, to } = notice.report;
    const url = pageAddress("/report", { project: slug, from, to });
    return { ...told, url, approval: null, report: notice.report };
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
  return pageAddress("/approvals", { project: slug, ...(id !== undefined && { selected: id }) });
}

function pageAddress(path: string, search: Record<string, string>): string {
  const url = new URL(path, env().BATON_URL);
  for (const [name, value] of Object.entries(search)) url.searchParams.set(name, value);
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
