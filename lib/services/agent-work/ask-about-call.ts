import { findRun } from "@/db/queries/runtime/runs";
import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import { openApproval } from "../approvals/open-approval";
import type { Json } from "@/lib/domain/json";
import type { ServiceContext } from "../context";
import { callEndOf } from "./call-end-of";
import type { CallPlace, Carried } from "./call-place";

/** A person says whether it may be done, and may change what is done. `input`: a yes that is there already. */
export async function askAboutCall(
  ctx: ServiceContext,
  place: CallPlace,
): Promise<Carried | { input: Json }> {
  const { task, call } = place;
  const agent = task.toAgent ?? "An agent";
  const asked = await openApproval(ctx, {
    ...(await askerOf(ctx, task)),
    kind: "tool_call",
    question: `${agent} wants to use ${call.name} for: ${task.payload.task}`,
    action: { name: call.name, args: call.input },
    allowed: ["approve", "edit", "reject"],
    context: { task: task.payload.task, agent },
  });
  // The policy may need nobody.
  const end = callEndOf(asked);
  return end?.state === "ready" ? { input: end.input ?? call.input } : waitOrEnd(asked);
}

export async function askPersonFor(
  ctx: ServiceContext,
  { task, question }: CallPlace & { question: string },
): Promise<Carried> {
  const asked = await openApproval(ctx, {
    ...(await askerOf(ctx, task)),
    kind: "input",
    question,
    action: null,
    allowed: ["respond", "reject"],
    context: { task: task.payload.task, agent: task.toAgent ?? "" },
  });
  return waitOrEnd(asked);
}

export async function askerOf({ db, projectId }: ServiceContext, task: TaskRow) {
  const run = task.runId ? await findRun(db, { projectId, id: task.runId }) : undefined;
  const { traceId } = task;
  return {
    run: { id: run?.id ?? null, traceId, startedBy: run?.startedBy ?? null },
    stage: null,
    requestedBy: task.toAgent ?? "",
  };
}

/** The policy may have decided at once. */
export function waitOrEnd(asked: ApprovalRow): Carried {
  const end = callEndOf(asked);
  if (end?.state === "done") return { isError: end.isError, value: end.result };
  return { waitsFor: asked.id };
}
