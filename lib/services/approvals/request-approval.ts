import { randomUUID } from "node:crypto";
import { type ApprovalRow, findSameApproval } from "@/db/queries/runtime/approvals";
import { type ApprovalDto, AskedContent, type AskRequest } from "@/lib/contracts/approval";
import { type ApprovalAction, ApprovalId } from "@/lib/domain/approvals/approval";
import { HandoffId } from "@/lib/domain/ids";
import { asJson } from "@/lib/domain/json";
import { msFromNanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { actingAgent } from "../acting-agent";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { withoutSecrets } from "../masking/find-secrets";
import { requireScope } from "../require-scope";
import { problemOf } from "../schemas/check-in-time";
import { requireOwnTask } from "../tasks/require-own-task";
import { requireAssignee } from "./assignee";
import { contextHashOf, hashOf } from "./hashes";
import { TITLE_CHARS_MAX } from "./open-approval";
import { type Asking, recordApproval } from "./record-approval";
import { toApprovalDto } from "./to-approval-dto";
import { addToTrail } from "./trail";

/**
 * An outside system asks. Asking again with the same key, or for the same action while it is open, is
 * the same request: one action, one question.
 */
export async function requestApproval(
  ctx: ServiceContext,
  { idempotencyKey, ...request }: AskRequest & { idempotencyKey?: string | undefined },
): Promise<{ approval: ApprovalDto; isNew: boolean }> {
  requireScope(ctx, "run");
  checkSchema(request.action);
  const asking = await toAsking(ctx, { request, requestKey: idempotencyKey ?? null });
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const row = await recordApproval(inside, asking);
    if (row) {
      if (request.handoff_id) await requireOwnTask(inside, request.handoff_id);
      refusePast(ctx, asking);
      return { approval: toApprovalDto(row), isNew: true };
    }
    const same = await requireSame(inside, asking);
    await addToTrail(inside, same, { step: "asked_again", by: same.requestedBy });
    return { approval: toApprovalDto(same), isNew: false };
  });
}

async function toAsking(
  ctx: ServiceContext,
  { request, requestKey }: { request: AskRequest; requestKey: string | null },
): Promise<Asking> {
  const id = ApprovalId.parse(randomUUID());
  const { question, title, action, context, origin } = await masked(ctx, request);
  const assigned = request.assignee ? await requireAssignee(ctx, request.assignee) : {};
  const requestedBy = actingAgent(ctx, request.requested_by);
  const { kind, trace_id: traceId, handoff_id: handoffId } = request;
  return {
    id,
    kind,
    title: title.slice(0, TITLE_CHARS_MAX),
    question,
    action: action && toAction(action),
    context,
    allowed: request.allowed ?? (action ? ["approve", "edit", "reject"] : ["respond", "reject"]),
    traceId: traceId ?? null,
    // Asked within no handoff, the question is one.
    handoffId: handoffId ?? (traceId ? HandoffId.parse(`approval.${id}`) : null),
    isHandoff: handoffId === undefined,
    requestedBy,
    requester: actorName(ctx.actor),
    requestKey,
    actionHash: hashOf({ kind, question, action, origin, traceId, handoffId, requestedBy }),
    shape: request.shape,
    origin,
    ...timeLimitOf(ctx, request),
    onTimeout: request.on_timeout ?? null,
    ...assigned,
  };
}

function toAction({ name, args, schema }: NonNullable<AskRequest["action"]>): ApprovalAction {
  return { name, args, ...(schema === undefined ? {} : { schema }) };
}

/** Secrets never reach the page or the disk; who asked keeps its own values. */
async function masked(
  ctx: ServiceContext,
  { question, title, action, context, origin }: AskRequest,
) {
  const said = { question, title: title ?? question, action, context, origin };
  return AskedContent.parse(await withoutSecrets(ctx, asJson(said)));
}

/** An instant is kept as it was named: no clock of ours moves it. */
function timeLimitOf(ctx: ServiceContext, { due_at: at, timeout_ms: timeoutMs }: AskRequest) {
  if (at === undefined) return { timeoutMs: timeoutMs ?? null };
  const dueAt = new Date(at);
  return { dueAt, timeoutMs: Math.max(1, dueAt.getTime() - msFromNanos(ctx.now())) };
}

/** A clock that is wrong, most likely: nobody could have answered. A repeat is answered as before. */
function refusePast(ctx: ServiceContext, { dueAt }: Asking): void {
  const now = msFromNanos(ctx.now());
  if (dueAt === undefined || dueAt.getTime() > now) return;
  const read = new Date(now).toISOString();
  throw new AppError("invalid_input", `due_at: has passed; it is ${read} here. Set your clock.`);
}

function checkSchema(action: AskRequest["action"]): void {
  const schema = action?.schema;
  const problem = schema === undefined ? undefined : problemOf(schema);
  if (problem !== undefined) throw new AppError("invalid_input", `action.schema: ${problem}`);
}

async function requireSame(ctx: ServiceContext, asking: Asking): Promise<ApprovalRow> {
  const same = await findSameApproval(ctx.db, {
    projectId: ctx.projectId,
    requester: asking.requester ?? "",
    requestKey: asking.requestKey ?? null,
    actionHash: asking.actionHash ?? null,
  });
  if (!same) throw new AppError("conflict", "It was decided just now; ask again.");
  const isOther = same.contextHash !== contextHashOf({ ...asking, action: asking.action ?? null });
  if (isOther && same.requestKey === asking.requestKey && same.edited === null) {
    throw new AppError("conflict", "That Idempotency-Key was used to ask something else.");
  }
  return same;
}
