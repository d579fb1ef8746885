import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { RunRow } from "@/db/queries/runtime/runs";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { Taker } from "@/db/queries/runtime/tasks";
import type { NativeEventInput } from "@/lib/domain/event/native-event";
import type { HandoffId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import type { HandOff, RunCommand } from "@/lib/domain/orchestration/next";
import type { RunEvent, RunFailure } from "@/lib/domain/orchestration/run-event";
import type { Workflow } from "@/lib/domain/orchestration/workflow";
import { formatInstant } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { openApproval } from "../approvals/open-approval";
import { runEventOf } from "../approvals/run-event-of";
import { judgeRequest, type TaskRefusal } from "../tasks/judge-request";
import { type Sent, sendTask } from "../tasks/send-task";
import { sentEvent, stageRequest } from "./stage-request";

type Carried = {
  run: RunRow;
  workflow: Workflow;
  input: Json;
  command: RunCommand;
  taker?: Taker | undefined;
  /** What led to it; a handoff that is sent tells it, too. */
  led?: readonly NativeEventInput[] | undefined;
};
/** `sending`: a handoff that is being written, for which what follows need not wait. */
type Done = { events: RunEvent[]; sending?: Promise<Sent>; isTaken?: boolean };

/** Does what a run must do next, and gives the events that say so. */
export async function carryOut(ctx: ServiceContext, carried: Carried): Promise<Done> {
  const { command } = carried;
  switch (command.do) {
    case "hand_off":
      return handOff(ctx, { ...carried, command });
    case "open_gate":
      return { events: await openGate(ctx, { ...carried, command }) };
    case "ask_human":
      return { events: await askHuman(ctx, { ...carried, command }) };
    case "record_failure":
      return { events: [{ event: "failure_recorded", stage: command.stage.id }] };
    case "end": {
      const { do: _, ...end } = command;
      return { events: [{ event: "run_ended", ...end }] };
    }
  }
}

type CommandOf<Name extends RunCommand["do"]> = Extract<RunCommand, { do: Name }>;

async function openGate(
  ctx: ServiceContext,
  { run, workflow, command }: Carried & { command: CommandOf<"open_gate"> },
): Promise<RunEvent[]> {
  const { stage, task, context } = command;
  const agent = "agent" in stage.target ? stage.target.agent : "the chosen agent";
  const asked = await openApproval(ctx, {
    run,
    stage: stage.id,
    requestedBy: workflow.orchestrator,
    kind: stage.approval?.kind ?? "approval",
    question: stage.approval?.question ?? `Hand "${task}" to ${agent}?`,
    action: { name: `hand off to ${agent}`, args: context },
    allowed: ["approve", "edit", "reject"],
    timeoutMs: stage.approval?.due_ms,
    onTimeout: stage.approval?.on_timeout,
  });
  return [{ event: "gate_opened", stage: stage.id, approval_id: asked.id }, ...answered(asked)];
}

async function askHuman(
  ctx: ServiceContext,
  { run, workflow, command }: Carried & { command: CommandOf<"ask_human"> },
): Promise<RunEvent[]> {
  const { stage, question, error, context, step } = command;
  const human = "human" in stage.target ? stage.target.human : undefined;
  const { due_ms: timeoutMs, on_timeout: onTimeout } = command.limits ?? human ?? {};
  const asked = await openApproval(ctx, {
    run,
    stage: stage.id,
    requestedBy: workflow.orchestrator,
    kind: human?.kind ?? askedKind(error),
    question,
    action: null,
    allowed: error ? ["approve", "respond", "reject"] : ["respond", "reject"],
    context,
    timeoutMs,
    onTimeout,
  });
  const place = { stage: stage.id, approval_id: asked.id, ...(step === undefined ? {} : { step }) };
  return [{ event: "human_asked", ...place }, ...answered(asked)];
}

/** What the policy decided at once. */
function answered(asked: ApprovalRow): RunEvent[] {
  const event = runEventOf(asked);
  return event ? [event] : [];
}

/** A routing rule may ask a person, too, and nothing has failed then. */
function askedKind(error: RunFailure | undefined): string {
  return error ? "failure" : "input";
}

async function handOff(
  ctx: ServiceContext,
  { run, workflow, input, command, taker, led }: Carried & { command: HandOff },
): Promise<Done> {
  const { stage, routed } = command;
  const sent = sentEvent(run, command);
  const request = stageRequest({ run, workflow, input, command, taker });
  const judged = await judgeRequest(ctx, request);
  if (judged.kind === "ready") {
    const sending = sendTask(ctx, judged, led);
    return { events: [sent], sending, isTaken: judged.isTaken };
  }
  if (judged.kind === "ask") {
    const ask = { do: "ask_human" as const, stage, question: judged.question };
    const asking = { run, workflow, input, command: { ...ask, context: command.context } };
    return { events: await askHuman(ctx, asking) };
  }
  const { handoffId } = request;
  await tellRefused(ctx, { run, workflow, command, handoffId, ...judged });
  const { code, message } = judged.refusal;
  const error = { type: code, message };
  const failed = {
    event: "handoff_failed" as const,
    stage: stage.id,
    handoff_id: handoffId,
    error,
    routed: judged.routed ?? routed,
  };
  return { events: [sent, failed] };
}

/** What was refused is a handoff too: failed before it was sent (ruling 8). */
async function tellRefused(
  ctx: ServiceContext,
  told: {
    run: RunRow;
    workflow: Workflow;
    command: HandOff;
    handoffId: HandoffId;
    toAgent: string | undefined;
    refusal: TaskRefusal;
  },
): Promise<void> {
  const { code, message } = told.refusal;
  const base = {
    trace_id: told.run.traceId,
    handoff_id: told.handoffId,
    at: formatInstant(ctx.now()),
  };
  await insertOutbox(ctx.db, {
    projectId: ctx.projectId,
    events: [
      {
        event: "handoff_initiated",
        ...base,
        from_agent: told.workflow.orchestrator,
        ...(told.toAgent ? { to_agent: told.toAgent } : {}),
        task: told.command.task,
        validation: false,
        staged: true,
      },
      { event: "task_failed", ...base, error: { type: code, message } },
    ],
  });
}
