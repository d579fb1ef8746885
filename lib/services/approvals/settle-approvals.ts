import {
  endUnanswered,
  escalateUnanswered,
  listEffective,
  listUnanswered,
  takeEffective,
  wakeSnoozed,
} from "@/db/queries/runtime/approval-timers";
import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import { insertNotices } from "@/db/queries/notices";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import { lockRun } from "@/db/queries/runtime/runs";
import type { Db } from "@/db/client";
import { nextOnTimeout, type TimeoutEnd } from "@/lib/domain/approvals/timeout";
import { dueAfter } from "@/lib/domain/approvals/timeout-plan";
import { msFromNanos, type Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { applyDecision } from "./apply-decision";
import { unansweredEvents } from "./approval-events";
import { findAssignee } from "./assignee";
import { tellDecided } from "./settle-decision";
import { addToTrail } from "./trail";

const PER_ROUND = 200;

/**
 * What time brings: decisions of pages take effect, what nobody answered goes on, what was put off comes
 * back. In all projects, safe on every node at once: each is one guarded UPDATE. Returns how many.
 */
export async function settleApprovals(db: Db, now: () => Nanos): Promise<number> {
  const effective = await listEffective(db, PER_ROUND);
  for (const row of effective) await settle(db, { row, now, step: takeEffect });
  const unanswered = await listUnanswered(db, PER_ROUND);
  for (const row of unanswered) await settle(db, { row, now, step: missDeadline });
  return effective.length + unanswered.length + (await wake(db, now));
}

type Step = (ctx: ServiceContext, row: ApprovalRow) => Promise<void>;

async function settle(
  db: Db,
  { row, now, step }: { row: ApprovalRow; now: () => Nanos; step: Step },
): Promise<void> {
  const { projectId, runId } = row;
  await db.transaction(async (tx) => {
    if (runId) await lockRun(tx, { projectId, id: runId });
    await step({ db: tx, projectId, actor: { kind: "system" }, now }, row);
  });
}

async function takeEffect(ctx: ServiceContext, { id }: ApprovalRow): Promise<void> {
  const row = await takeEffective(ctx.db, { projectId: ctx.projectId, id });
  if (!row) return;
  await addToTrail(ctx, row, { step: "took_effect" });
  await tellDecided(ctx, row);
  await applyDecision(ctx, row);
}

async function missDeadline(ctx: ServiceContext, row: ApprovalRow): Promise<void> {
  const next = nextOnTimeout(row.onTimeout, row.escalations);
  if (next.kind !== "escalate") return endUnansweredAs(ctx, { row, end: next.kind });
  const person = (await findAssignee(ctx, next.to)) ?? { assigneeId: null, assignee: next.to };
  const escalated = await escalateUnanswered(ctx.db, row, { ...person, dueAt: dueOf(ctx, row) });
  if (!escalated) return;
  await addToTrail(ctx, escalated, { step: "escalated", note: `to ${person.assignee}` });
  const { projectId, id: approvalId } = escalated;
  await insertNotices(ctx.db, { projectId, type: "approval.escalated", approvalId });
}

/** Undefined: as long as the first had, by the clock. */
function dueOf(ctx: ServiceContext, { timeoutMs, businessHours }: ApprovalRow): Date | undefined {
  if (!businessHours) return undefined;
  const nowMs = msFromNanos(ctx.now());
  return new Date(dueAfter(nowMs, { timeoutMs: timeoutMs ?? 0, businessHours }));
}

async function endUnansweredAs(
  ctx: ServiceContext,
  { row, end }: { row: ApprovalRow; end: TimeoutEnd },
): Promise<void> {
  const reason = "Nobody answered in time.";
  const by = { decidedBy: "Baton", decidedAt: ctx.now(), reason };
  const changes =
    end === "deny"
      ? { status: "decided" as const, decision: "reject" as const, ...by }
      : { status: "expired" as const };
  const ended = await endUnanswered(ctx.db, row, changes);
  if (!ended) return;
  await addToTrail(ctx, ended, { step: "expired", note: `${reason} ${ENDINGS[end]}` });
  if (end === "deny") await tellDecided(ctx, ended);
  else await tellUnanswered(ctx, ended);
  await applyDecision(ctx, ended);
}

async function tellUnanswered(ctx: ServiceContext, row: ApprovalRow): Promise<void> {
  const { projectId, id: approvalId } = row;
  const events = unansweredEvents(row, ctx.now());
  if (events.length > 0) await insertOutbox(ctx.db, { projectId, events });
  await insertNotices(ctx.db, { projectId, type: "approval.expired", approvalId });
}

const ENDINGS: Record<TimeoutEnd, string> = {
  deny: "That counts as a no.",
  continue: "The work goes on without it.",
  expire: "It lapsed.",
};

async function wake(db: Db, now: () => Nanos): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await wakeSnoozed(tx, PER_ROUND);
    for (const row of rows) {
      const ctx = { db: tx, projectId: row.projectId, actor: { kind: "system" as const }, now };
      await addToTrail(ctx, row, { step: "woke" });
    }
    return rows.length;
  });
}
