import type { Db } from "@/db/client";
import { deleteNotice, type DueNotice, markChannel, takeNotices } from "@/db/queries/notices";
import { type ApprovalRow, findApproval } from "@/db/queries/runtime/approvals";
import {
  ATTEMPTS_MAX,
  noticeBackoffMs,
  noticeBody,
  type NoticeContent,
} from "@/lib/domain/notices/notice";
import { env } from "@/lib/env";
import type { GuardedFetch } from "@/lib/outgoing/guarded-fetch";
import { signingSecret, signWebhook } from "@/lib/outgoing/sign-webhook";

const PER_ROUND = 20;
const ANSWER_MS_MAX = 10_000;
const PROBLEM_CHARS_MAX = 300;

/**
 * Sends what is due; what fails is tried again later, and given up after twelve attempts. Safe on every
 * node at once. A receiver may get one twice: the id in its headers is the same then.
 */
export async function deliverNotices(db: Db, fetch: GuardedFetch): Promise<number> {
  const due = await takeNotices(db, { limit: PER_ROUND, backoffMs: noticeBackoffMs });
  await Promise.all(due.map((each) => deliver(db, { due: each, fetch })));
  return due.length;
}

async function deliver(
  db: Db,
  { due, fetch }: { due: DueNotice; fetch: GuardedFetch },
): Promise<void> {
  const { notice, channel } = due;
  const { projectId, approvalId } = notice;
  const approval = approvalId ? await findApproval(db, { projectId, id: approvalId }) : undefined;
  // Decided before it could be told: nobody needs to come any more.
  const isStale = approvalId !== null && (!approval || isDecided(approval));
  const problem = isStale ? undefined : await send(fetch, { due, approval });
  if (!isStale) await markChannel(db, channel, problem ?? null);
  if (problem === undefined || notice.attempts + 1 >= ATTEMPTS_MAX) {
    await deleteNotice(db, notice.id);
  }
}

function isDecided({ status, effectiveAt }: ApprovalRow): boolean {
  return effectiveAt !== null || (status !== "waiting" && status !== "snoozed");
}

/** What went wrong; undefined: it arrived. */
async function send(
  fetch: GuardedFetch,
  { due, approval }: { due: DueNotice; approval: ApprovalRow | undefined },
): Promise<string | undefined> {
  const { notice, channel } = due;
  const body = JSON.stringify(noticeBody(channel.kind, contentOf(due, approval)));
  const { projectId } = notice;
  const secret = signingSecret(env().BATON_SECRET, { kind: "notices", projectId });
  const seconds = Math.floor(Date.now() / 1000);
  const signed = signWebhook(body, { id: `notice-${notice.id}`, secret, seconds });
  try {
    const response = await fetch(channel.url, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...signed },
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `It answered ${response.status}.`;
  } catch (error) {
    return reasonOf(error).slice(0, PROBLEM_CHARS_MAX);
  }
}

function contentOf({ notice, slug }: DueNotice, approval: ApprovalRow | undefined): NoticeContent {
  const url = new URL("/approvals", env().BATON_URL);
  url.searchParams.set("project", slug);
  if (approval) url.searchParams.set("selected", approval.id);
  return {
    type: notice.type,
    at: notice.createdAt.toISOString(),
    url: url.href,
    approval: approval
      ? {
          id: approval.id,
          kind: approval.kind,
          title: approval.title,
          requested_by: approval.requestedBy,
          assignee: approval.assignee,
          due_at: approval.dueAt?.toISOString() ?? null,
        }
      : null,
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
