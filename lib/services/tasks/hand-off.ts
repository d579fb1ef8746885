import { randomUUID } from "node:crypto";
import { lockOpenTask } from "@/db/queries/runtime/tasks";
import type { HandOffRequest, InboxItemDto } from "@/lib/contracts/task";
import { HandoffId, TraceId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { createTask, type TaskRefusal } from "./create-task";
import { toInboxItem } from "./to-inbox-item";

/** An agent hands off. `callingAgent` is who the request says it is, where the body does not. */
export async function handOff(
  ctx: ServiceContext,
  { callingAgent, ...request }: HandOffRequest & { callingAgent?: string | undefined },
): Promise<InboxItemDto> {
  requireScope(ctx, "run");
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const traceId = await traceOf(inside, request);
    const created = await createTask(inside, {
      handoffId: HandoffId.parse(randomUUID()),
      traceId,
      parentId: request.parent_handoff_id,
      fromAgent: request.from_agent ?? callingAgent ?? actorName(ctx.actor),
      toAgent: request.to_agent,
      task: request.task,
      context: request.context,
      justification: request.justification,
      requiredTools: request.required_tools,
      acceptanceCriteria: request.acceptance_criteria,
      phase: request.phase,
      pattern: request.pattern,
      ackTimeoutMs: request.ack_timeout_ms,
      timeoutMs: request.timeout_ms,
      attempt: 1,
      delayMs: 0,
      handoffsMax: request.max_handoffs,
    });
    if (created.kind === "refused") throw toAppError(created.refusal);
    return toInboxItem(created.task);
  });
}

/** Below an open handoff, in its trace; else where the caller says, else a trace of its own. */
async function traceOf(
  { db, projectId }: ServiceContext,
  { parent_handoff_id: parentId, trace_id: given }: HandOffRequest,
): Promise<TraceId> {
  if (!parentId) return given ?? TraceId.parse(randomUUID().replaceAll("-", ""));
  const parent = await lockOpenTask(db, { projectId, handoffId: parentId });
  if (parent) return parent.traceId;
  throw new AppError("not_found", `There is no open handoff ${parentId} to hand off from.`);
}

function toAppError(refusal: TaskRefusal): AppError {
  const fields = refusal.code === "missing_parameters" ? refusal.fields : [];
  const issues = fields.map((name) => ({ path: `/context/${name}`, message: "is required" }));
  return new AppError(refusal.code, refusal.message, { issues });
}
