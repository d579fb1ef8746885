import { addPerformJobs } from "@/db/queries/runtime/jobs";
import {
  type CallEnd,
  endWaiting,
  lockWaitingTask,
  unparkTask,
  waitInstead,
} from "@/db/queries/runtime/agent-work";
import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { TaskEnd } from "@/db/queries/runtime/leases";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { HandoffId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { callEndOf, callEndOfTask } from "./call-end-of";

/** After a failure: another handoff, or a person who is asked. */
export type FurtherAttempt = { handoffId: HandoffId } | { asked: ApprovalRow };

/** The agent whose model made this handoff goes on, in the transaction that ended it. */
export async function goOnAfterTask(
  ctx: ServiceContext,
  {
    task,
    end,
    next,
  }: {
    task: Pick<TaskRow, "handoffId">;
    end: TaskEnd;
    /** What its fallback made of it: then that is waited for. */
    next: FurtherAttempt | undefined;
  },
): Promise<void> {
  if (next) {
    const awaited = { projectId: ctx.projectId, waitsFor: task.handoffId };
    await waitInstead(ctx.db, awaited, "asked" in next ? next.asked.id : next.handoffId);
    return "asked" in next ? goOnAfterDecision(ctx, next.asked) : undefined;
  }
  return goOn(ctx, { waitsFor: task.handoffId, end: callEndOfTask(end) });
}

/** The agent whose model waits for this answer goes on, in the transaction that gave it. */
export async function goOnAfterDecision(ctx: ServiceContext, row: ApprovalRow): Promise<void> {
  const end = callEndOf(row);
  if (end) await goOn(ctx, { waitsFor: row.id, end });
}

async function goOn(
  ctx: ServiceContext,
  { waitsFor, end }: { waitsFor: string; end: CallEnd },
): Promise<void> {
  const { db, projectId } = ctx;
  const call = await endWaiting(db, { projectId, waitsFor }, end);
  if (!call) return;
  const key = { projectId, handoffId: call.handoffId };
  await lockWaitingTask(db, key);
  if (await unparkTask(db, key)) await addPerformJobs(db, [key]);
}
