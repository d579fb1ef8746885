import { randomUUID } from "node:crypto";
import { lockOpenTask, type TaskRow } from "@/db/queries/runtime/tasks";
import type { HandOffRequest, InboxItemDto } from "@/lib/contracts/task";
import { HandoffId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { actingAgent, requireActingAgent } from "../acting-agent";
import { requireReadable } from "../blackboard/board-access";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { createTask } from "./create-task";
import type { TaskRefusal } from "./judge-request";
import { askPerson } from "./ask-person";
import type { TaskRequest } from "./task-request";
import { noteWords } from "./note-words";
import { toInboxItem } from "./to-inbox-item";
import { newTraceId } from "../new-trace-id";

/**
 * An agent hands off. `callingAgent` is who the request says it is, where the body does not. Back to its
 * caller leads `complete`; handing work up as if it were new is a loop.
 */
export async function handOff(
  ctx: ServiceContext,
  { callingAgent, ...request }: HandOffRequest & { callingAgent?: string | undefined },
): Promise<InboxItemDto> {
  requireScope(ctx, "run");
  const fromAgent = actingAgent(ctx, request.from_agent ?? callingAgent);
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const parent = await parentOf(inside, request);
    if (request.output_key) {
      const place = { projectId: ctx.projectId, key: request.output_key };
      await requireReadable(inside, { ...place, agent: fromAgent });
    }
    const created = await createTask(inside, toTaskRequest(request, { fromAgent, parent }));
    if (created.kind === "refused") throw toAppError(created.refusal);
    await noteWords(inside, request);
    if (created.kind === "ask") return askPerson(inside, created);
    return toInboxItem(created.task);
  });
}

async function parentOf(
  ctx: ServiceContext,
  { parent_handoff_id: handoffId }: HandOffRequest,
): Promise<TaskRow | undefined> {
  if (!handoffId) return undefined;
  const parent = await lockOpenTask(ctx.db, { projectId: ctx.projectId, handoffId });
  if (!parent) {
    throw new AppError("not_found", `There is no open handoff ${handoffId} to hand off from.`);
  }
  requireActingAgent(ctx, parent.holder ?? parent.toAgent);
  return parent;
}

function toTaskRequest(
  request: HandOffRequest,
  { fromAgent, parent }: { fromAgent: string; parent: TaskRow | undefined },
): TaskRequest {
  const { state = {} } = request;
  return {
    handoffId: HandoffId.parse(randomUUID()),
    traceId: parent?.traceId ?? request.trace_id ?? newTraceId(),
    parentId: parent?.handoffId,
    fromAgent,
    toAgent: request.to_agent,
    task: request.task,
    context: request.context,
    data: request.data,
    outputKey: request.output_key,
    justification: request.justification,
    reason: request.reason,
    mode: request.mode,
    requiredTools: request.required_tools,
    acceptanceCriteria: request.acceptance_criteria,
    phase: request.phase,
    pattern: request.pattern ?? usualPattern(request),
    ackTimeoutMs: request.ack_timeout_ms,
    timeoutMs: request.timeout_ms,
    attempt: 1,
    delayMs: 0,
    handoffsMax: request.max_handoffs ?? state.max_handoffs,
    handoffsBefore: state.handoff_count,
    visitedBefore: state.visited_agents,
    hints: request,
  };
}

function usualPattern({ data, output_key: key }: HandOffRequest) {
  return data === undefined && key === undefined ? "push" : "blackboard";
}

function toAppError(refusal: TaskRefusal): AppError {
  return new AppError(refusal.code, refusal.message, { issues: issuesOf(refusal) });
}

function issuesOf(refusal: TaskRefusal) {
  if (refusal.code === "contract_violation") {
    return refusal.issues.map(({ path, message }) => ({ path: `/context${path}`, message }));
  }
  if (refusal.code !== "missing_parameters") return [];
  return refusal.fields.map((name) => ({ path: `/context/${name}`, message: "is required" }));
}
