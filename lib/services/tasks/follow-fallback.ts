import { randomUUID } from "node:crypto";
import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import { BoardKey } from "@/lib/domain/blackboard/key";
import { HandoffId } from "@/lib/domain/ids";
import { type Fallback, fallbackOf } from "@/lib/domain/orchestration/fallback";
import type { RunFailure } from "@/lib/domain/orchestration/run-event";
import type { Target } from "@/lib/domain/orchestration/workflow";
import type { RouteDecision } from "@/lib/domain/routing/route-decision";
import { openApproval } from "../approvals/open-approval";
import type { FurtherAttempt } from "../agent-work/go-on";
import type { ServiceContext } from "../context";
import { createTask } from "./create-task";
import type { TaskRequest } from "./task-request";

/**
 * A handoff that a rule routed did not succeed: what the rule says comes next, in the transaction that
 * ended it; undefined: nothing. A stage of a workflow goes on by its run.
 */
export async function followFallback(
  ctx: ServiceContext,
  { task, error }: { task: TaskRow; error: RunFailure },
): Promise<FurtherAttempt | undefined> {
  const { route } = task;
  if (!route?.rule || task.stage !== null || route.fallback.length === 0) return undefined;
  let failure = error;
  let last = { attempt: task.attempt, step: route.step, tries: route.tries };
  for (;;) {
    const chain = { id: route.rule.name, fallback: route.fallback, target: targetOf(task) };
    const next = fallbackOf(chain, { error: failure, last });
    if (next.kind === "ask") return { asked: await ask(ctx, { task, ...next }) };
    if (next.kind !== "again") return undefined;
    const created = await createTask(ctx, furtherRequest(task, { route, next }));
    if (created.kind === "sent") return { handoffId: created.task.handoffId };
    if (created.kind === "ask") return undefined;
    const { code, message } = created.refusal;
    failure = { type: code, message };
    last = { ...next.last, attempt: task.attempt };
  }
}

function targetOf({ toAgent, requiredTools }: TaskRow): Target {
  return toAgent === null ? { route: { required_tools: [...requiredTools] } } : { agent: toAgent };
}

type Again = Extract<Fallback, { kind: "again" }>;

function furtherRequest(
  task: TaskRow,
  { route, next }: { route: RouteDecision; next: Again },
): TaskRequest {
  const { payload } = task;
  const { parent_context: _, ...context } = payload.context;
  const { step, tries } = next.last;
  const named = "agent" in next.target ? next.target.agent : undefined;
  const tools = "route" in next.target ? next.target.route.required_tools : [];
  return {
    handoffId: HandoffId.parse(randomUUID()),
    traceId: task.traceId,
    parentId: task.parentId ?? undefined,
    fromAgent: task.fromAgent,
    toAgent: named,
    task: payload.task,
    context,
    justification: payload.justification,
    requiredTools: tools.length > 0 ? tools : task.requiredTools,
    acceptanceCriteria: payload.acceptance_criteria,
    phase: payload.phase,
    outputKey: payload.output_key === undefined ? undefined : BoardKey.parse(payload.output_key),
    pattern: task.pattern,
    ackTimeoutMs: route.ack_timeout_ms,
    timeoutMs: task.timeoutMs,
    attempt: task.attempt + 1,
    delayMs: next.delayMs,
    retryOf: task.handoffId,
    routed: { ...route, step, tries },
  };
}

type Asks = Extract<Fallback, { kind: "ask" }>;

async function ask(
  ctx: ServiceContext,
  { task, question, limits }: { task: TaskRow } & Pick<Asks, "question" | "limits">,
): Promise<ApprovalRow> {
  return openApproval(ctx, {
    run: { id: null, traceId: task.traceId, startedBy: null },
    stage: null,
    requestedBy: task.fromAgent,
    kind: "failure",
    question,
    action: null,
    allowed: ["respond", "reject"],
    context: task.payload.context,
    timeoutMs: limits.due_ms,
    onTimeout: limits.on_timeout,
  });
}
