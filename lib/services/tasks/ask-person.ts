import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { InboxItemDto } from "@/lib/contracts/task";
import { HandoffId } from "@/lib/domain/ids";
import { formatInstant } from "@/lib/domain/time";
import { openApproval } from "../approvals/open-approval";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import type { Created } from "./create-task";

/**
 * A rule hands work that belongs to no run to a person: the handoff is the question itself, which waits
 * for its answer in the approvals inbox.
 */
export async function askPerson(
  ctx: ServiceContext,
  { question, request, payload, justification, why }: Extract<Created, { kind: "ask" }>,
): Promise<InboxItemDto> {
  const { id } = await openApproval(ctx, {
    run: { id: null, traceId: request.traceId, startedBy: actorName(ctx.actor) },
    stage: null,
    requestedBy: request.fromAgent,
    kind: "input",
    question: `${question}\n\n${request.task}`,
    action: null,
    allowed: ["approve", "respond", "reject"],
    context: payload,
  });
  const handoffId = HandoffId.parse(id);
  const place = { trace_id: request.traceId, handoff_id: handoffId, at: formatInstant(ctx.now()) };
  await insertOutbox(ctx.db, {
    projectId: ctx.projectId,
    events: [
      { event: "handoff_progressed", ...place, step: "routed", ...(why ? { detail: why } : {}) },
    ],
  });
  return {
    handoff_id: handoffId,
    trace_id: request.traceId,
    lease: null,
    state: "queued",
    from_agent: request.fromAgent,
    task: request.task,
    output_key: null,
    context: payload,
    justification,
    acceptance_criteria: [...request.acceptanceCriteria],
    attempt: request.attempt,
    received_at: null,
    approval_id: id,
  };
}
