import type { RunRow } from "@/db/queries/runtime/runs";
import type { Taker } from "@/db/queries/runtime/tasks";
import { HandoffId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import type { HandOff } from "@/lib/domain/orchestration/next";
import type { RunEvent } from "@/lib/domain/orchestration/run-event";
import type { Stage, Workflow } from "@/lib/domain/orchestration/workflow";
import { HANDOFFS_MAX } from "@/lib/domain/pipeline/guard-loop";
import { decisionOf } from "../tasks/routed-by";
import type { TaskRequest } from "../tasks/task-request";

type Handing = {
  run: RunRow;
  workflow: Workflow;
  input: Json;
  command: HandOff;
  taker: Taker | undefined;
};

/** What a run asks the runtime to carry for one of its stages. */
export function stageRequest({ run, workflow, input, command, taker }: Handing): TaskRequest {
  const { stage, target, last } = command;
  const attempt = last.attempt + 1;
  return {
    handoffId: handoffIdOf(run, stage, attempt),
    traceId: run.traceId,
    run: { id: run.id, stage: stage.id, rulesVersion: run.rulesVersion },
    fromAgent: workflow.orchestrator,
    toAgent: "agent" in target ? target.agent : undefined,
    task: command.task,
    ...carriedBy(stage, command.context),
    justification: stage.justification,
    requiredTools: toolsOf(command),
    acceptanceCriteria: stage.acceptance_criteria,
    phase: stage.phase,
    pattern: stage.pattern,
    ...routedAs(command),
    attempt,
    delayMs: command.delayMs,
    originalRequest: input,
    retryOf: attempt > 1 ? handoffIdOf(run, stage, attempt - 1) : undefined,
    taker,
    handoffsMax: workflow.max_handoffs ?? Math.max(HANDOFFS_MAX, workflow.stages.length),
  };
}

export function sentEvent(run: RunRow, { stage, last }: HandOff): RunEvent {
  const attempt = last.attempt + 1;
  const handoffId = handoffIdOf(run, stage, attempt);
  return { event: "handoff_sent", stage: stage.id, handoff_id: handoffId, ...last, attempt };
}

/** By the blackboard only the key of it travels; in a stream it follows in chunks. */
function carriedBy({ pattern }: Stage, context: Record<string, Json>) {
  const isApart = pattern === "blackboard" || pattern === "streaming";
  return isApart ? { context: {}, data: context } : { context };
}

function routedAs({ stage, routed, last }: HandOff) {
  return {
    ackTimeoutMs: stage.ack_timeout_ms ?? routed?.ack_timeout_ms,
    timeoutMs: stage.timeout_ms ?? routed?.timeout_ms,
    routed: routed && decisionOf(routed, last),
  };
}

function handoffIdOf(run: RunRow, stage: Stage, attempt: number): HandoffId {
  return HandoffId.parse(`${run.id}.${stage.id}.${attempt}`);
}

function toolsOf({ stage, target }: HandOff): readonly string[] {
  const routed = "route" in target ? target.route.required_tools : [];
  return routed.length > 0 ? routed : stage.required_tools;
}
