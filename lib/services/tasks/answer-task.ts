import { extendLease, type Held, markTaskAccepted, UNCLAIMED } from "@/db/queries/runtime/leases";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import { findTask, type TaskRow } from "@/db/queries/runtime/tasks";
import type { InboxItemDto } from "@/lib/contracts/task";
import type { HandoffId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { formatInstant, type Nanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { withoutSecrets } from "../masking/find-secrets";
import { leaseLost } from "./end-task";
import { acceptedEvents } from "./handoff-events";
import { requireOwnTask } from "./require-own-task";
import { toInboxItem } from "./to-inbox-item";

type Answer = { handoffId: HandoffId; lease?: number | undefined };

/** The callee takes the work on; saying it again changes nothing. */
export async function acceptTask(
  ctx: ServiceContext,
  { at, ...answer }: Answer & { at?: Nanos | undefined },
): Promise<InboxItemDto> {
  await requireOwnTask(ctx, answer.handoffId);
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const task = await markTaskAccepted(tx, heldBy(ctx, answer));
    if (!task) throw await refusal(inside, answer);
    const events = acceptedEvents(task, at ?? ctx.now());
    await insertOutbox(tx, { projectId: ctx.projectId, events });
    return toInboxItem(task);
  });
}

/** The callee says in its own words what it was asked for, and on what. */
export async function understandTask(
  ctx: ServiceContext,
  { understood, ...answer }: Answer & { understood: Json },
): Promise<InboxItemDto> {
  await requireOwnTask(ctx, answer.handoffId);
  const { projectId } = ctx;
  const task = await findTask(ctx.db, { projectId, handoffId: answer.handoffId });
  const isHeld = task?.endedAt === null && (answer.lease ?? UNCLAIMED) === task.lease;
  if (!task || !isHeld) throw await refusal(ctx, answer);
  const at = formatInstant(ctx.now());
  const place = { trace_id: task.traceId, handoff_id: task.handoffId, at };
  const kept = await withoutSecrets(ctx, understood);
  await insertOutbox(ctx.db, {
    projectId,
    events: [{ event: "context_understood", ...place, understood: kept }],
  });
  return toInboxItem(task);
}

/** The callee is alive and keeps the work for `leaseMs` from now. */
export async function heartbeatTask(
  ctx: ServiceContext,
  { leaseMs, ...answer }: Answer & { leaseMs: number },
): Promise<InboxItemDto> {
  await requireOwnTask(ctx, answer.handoffId);
  const task = await extendLease(ctx.db, { ...heldBy(ctx, answer), leaseMs });
  if (!task) throw await refusal(ctx, answer);
  return toInboxItem(task);
}

function heldBy({ projectId }: ServiceContext, { handoffId, lease }: Answer): Held {
  return { projectId, handoffId, lease };
}

async function refusal(ctx: ServiceContext, { handoffId, lease }: Answer): Promise<AppError> {
  const task: TaskRow | undefined = await findTask(ctx.db, { projectId: ctx.projectId, handoffId });
  if (task) return leaseLost(task, lease);
  return new AppError("not_found", `There is no handoff ${handoffId} to answer.`);
}
