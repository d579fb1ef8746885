import { cancelApprovals } from "@/db/queries/runtime/approvals";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { RunRow } from "@/db/queries/runtime/runs";
import { cancelTasks } from "@/db/queries/runtime/tasks";
import type { RunState } from "@/lib/domain/orchestration/run-state";
import { formatInstant } from "@/lib/domain/time";
import type { ServiceContext } from "../context";

const TRACE_STATUS = { completed: "succeeded", failed: "failed", cancelled: "incomplete" } as const;

/** A run that is over withdraws what is still open in it; who answers later is told so. */
export async function closeRun(
  ctx: ServiceContext,
  { run, end }: { run: RunRow; end: NonNullable<RunState["end"]> },
): Promise<void> {
  const { db, projectId } = ctx;
  const tasks = await cancelTasks(db, { projectId, runId: run.id, at: ctx.now() });
  const approvals = await cancelApprovals(db, { projectId, runId: run.id });
  const withdrawn = [...tasks, ...approvals].flatMap(({ handoffId }) => handoffId ?? []);
  const at = formatInstant(ctx.now());
  const error = { type: "cancelled", message: end.error?.message ?? `The run is ${end.status}.` };
  await insertOutbox(db, {
    projectId,
    events: [
      ...withdrawn.map((id) => ({
        event: "task_failed" as const,
        trace_id: run.traceId,
        handoff_id: id,
        at,
        error,
      })),
      { event: "trace_ended", trace_id: run.traceId, at, status: TRACE_STATUS[end.status] },
    ],
  });
}
