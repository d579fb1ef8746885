import { randomUUID } from "node:crypto";
import { findRun } from "@/db/queries/runtime/runs";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { HandoffId } from "@/lib/domain/ids";
import { requireApproval } from "../approvals/refusal";
import type { ServiceContext } from "../context";
import { askPerson } from "../tasks/ask-person";
import { createTask } from "../tasks/create-task";
import type { TaskRequest } from "../tasks/task-request";
import { waitOrEnd } from "./ask-about-call";
import type { CallPlace, Carried } from "./call-place";
import { refused } from "./outcomes";
import type { HandoffInput } from "./tool-inputs";

/** A model hands on: through the same pipeline as everybody, below the handoff that it works on. */
export async function handOffFor(
  ctx: ServiceContext,
  { task, settings, input }: CallPlace & { input: HandoffInput },
): Promise<Carried> {
  if (!settings.hand_to.includes(input.to)) {
    const others = settings.hand_to.join(", ");
    return refused("no_route", `You cannot hand to "${input.to}"; you can to: ${others}.`);
  }
  const created = await createTask(ctx, await requestOf(ctx, { task, input }));
  if (created.kind === "sent") return { waitsFor: created.task.handoffId };
  if (created.kind === "ask") {
    const { approval_id: id } = await askPerson(ctx, created);
    return waitOrEnd(await requireApproval(ctx, ApprovalId.parse(id)));
  }
  const { message, code, ...details } = created.refusal;
  return { isError: true, value: { error: { ...asDetails(details), type: code, message } } };
}

function asDetails(details: object) {
  return JSON.parse(JSON.stringify(details));
}

async function requestOf(
  { db, projectId }: ServiceContext,
  { task, input }: { task: TaskRow; input: HandoffInput },
): Promise<TaskRequest> {
  const run = task.runId ? await findRun(db, { projectId, id: task.runId }) : undefined;
  return {
    handoffId: HandoffId.parse(randomUUID()),
    traceId: task.traceId,
    parentId: task.handoffId,
    run: run && { id: run.id, stage: null, rulesVersion: run.rulesVersion },
    fromAgent: task.toAgent ?? "",
    toAgent: input.to,
    task: input.task,
    context: input.context,
    justification: input.justification,
    requiredTools: [],
    acceptanceCriteria: input.acceptance_criteria,
    pattern: "push",
    attempt: 1,
    delayMs: 0,
    mode: "sync",
  };
}
