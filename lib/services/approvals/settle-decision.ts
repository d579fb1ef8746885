import { type ApprovalRow, markApprovalDecided } from "@/db/queries/runtime/approvals";
import { insertNotices } from "@/db/queries/notices";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { ServiceContext } from "../context";
import { decidedEvents } from "./approval-events";
import { addToTrail } from "./trail";

/** Decides without a person, in the caller's transaction and on a row that it holds. */
export async function settleDecision(
  ctx: ServiceContext,
  row: ApprovalRow,
  verdict: { decision: "approve" | "reject"; decidedBy: string; reason: string | null },
): Promise<ApprovalRow> {
  const { projectId, id, version } = row;
  const decided = await markApprovalDecided(
    ctx.db,
    { projectId, id },
    { version, ...verdict, decidedAt: ctx.now(), edited: null, decisionKey: null },
  );
  if (!decided) throw new Error(`the approval ${id} changed while it was held`);
  await addToTrail(ctx, decided, {
    step: "decided",
    by: verdict.decidedBy,
    note: [verdict.decision, verdict.reason].filter(Boolean).join(": "),
  });
  await tellDecided(ctx, decided);
  return decided;
}

/** The trace says what was decided, and webhooks that it was. */
export async function tellDecided(ctx: ServiceContext, row: ApprovalRow): Promise<void> {
  const { projectId, id: approvalId } = row;
  const events = decidedEvents(row);
  if (events.length > 0) await insertOutbox(ctx.db, { projectId, events });
  await insertNotices(ctx.db, { projectId, type: "approval.decided", approvalId });
}
