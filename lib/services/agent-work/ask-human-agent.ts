import { randomUUID } from "node:crypto";
import {
  findTranscript,
  insertCalls,
  listCalls,
  parkTask,
  saveTranscript,
} from "@/db/queries/runtime/agent-work";
import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { HumanSettings } from "@/lib/domain/agents/agent-settings";
import type { ToolOutcome } from "@/lib/domain/agents/transcript";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { findAssignee } from "../approvals/assignee";
import { TITLE_CHARS_MAX } from "../approvals/open-approval";
import { recordApproval } from "../approvals/record-approval";
import type { ServiceContext } from "../context";
import { acceptedEvents } from "../tasks/handoff-events";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import { callEndOf } from "./call-end-of";
import { type HeldTask, holdTask, workLost } from "./hold-task";

type Answer = { kind: "answered"; outcome: ToolOutcome } | { kind: "waiting" };

/**
 * The work of an agent that is a person: a question among the approvals, whose answer is the result. Until
 * it is there the handoff waits, and nothing else does.
 */
export async function askHumanAgent(
  ctx: ServiceContext,
  { held, settings }: { held: HeldTask; settings: HumanSettings },
): Promise<Answer> {
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const { projectId, handoffId } = held;
    const task = await holdTask(inside, held);
    if (await findTranscript(tx, held)) return answerOf(inside, held);
    const asked = await ask(inside, { task, settings });
    const events = acceptedEvents(task, ctx.now());
    await insertOutbox(tx, { projectId, events });
    const end = callEndOf(asked);
    // The policy may need nobody.
    if (end?.state === "done") return answered(end.isError, end.result);
    await saveTranscript(tx, { projectId, handoffId, messages: [], steps: 0, usage: {} });
    const call = { callId: asked.id, name: "answer", input: {}, waitsFor: asked.id };
    const place = { projectId, handoffId, step: 0, position: 0 };
    await insertCalls(tx, [{ ...place, ...call, state: "waiting" }]);
    return lieDown(inside, held);
  });
}

async function answerOf(ctx: ServiceContext, held: HeldTask): Promise<Answer> {
  const [call] = await listCalls(ctx.db, { ...held, step: 0 });
  if (call?.state !== "done") return lieDown(ctx, held);
  return answered(call.isError, call.result);
}

function answered(isError: boolean, value: ToolOutcome["value"]): Answer {
  return { kind: "answered", outcome: { isError, value } };
}

async function lieDown(ctx: ServiceContext, held: HeldTask): Promise<Answer> {
  const { projectId, handoffId, lease } = held;
  if (await parkTask(ctx.db, { projectId, handoffId, lease })) return { kind: "waiting" };
  throw workLost(handoffId);
}

async function ask(
  ctx: ServiceContext,
  { task, settings }: { task: TaskRow; settings: HumanSettings },
): Promise<ApprovalRow> {
  const { payload, traceId, handoffId, fromAgent, runId } = task;
  const { assignee } = settings;
  const person = assignee === undefined ? undefined : await findAssignee(ctx, assignee);
  const row = await recordApproval(ctx, {
    // The handoff is the agent's work, which the answer gives to a worker again.
    isHandoff: false,
    id: ApprovalId.parse(randomUUID()),
    kind: "task",
    title: payload.task.slice(0, TITLE_CHARS_MAX),
    question: payload.task,
    action: null,
    context: payload.context,
    allowed: ["respond", "approve", "reject"],
    traceId,
    handoffId,
    runId,
    stage: null,
    requestedBy: fromAgent,
    timeoutMs: settings.due_ms ?? null,
    onTimeout: null,
    ...person,
  });
  if (!row) throw new Error(`${handoffId} was asked already`);
  return row;
}
