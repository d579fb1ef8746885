import type { TaskEnd } from "@/db/queries/runtime/leases";
import type { InboxItemDto } from "@/lib/contracts/task";
import type { HandoffId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { isLargerThan } from "@/lib/ingest/guard/json-size";
import { CONTENT_BYTES_MAX } from "@/lib/ingest/guard/limits";
import type { ServiceContext } from "../context";
import { endTask } from "./end-task";
import { requireOwnTask } from "./require-own-task";
import { toInboxItem } from "./to-inbox-item";

/** The callee completes, fails or rejects its work. */
export async function finishTask(
  ctx: ServiceContext,
  { handoffId, lease, end }: { handoffId: HandoffId; lease?: number | undefined; end: TaskEnd },
): Promise<InboxItemDto> {
  await requireOwnTask(ctx, handoffId);
  if (end.state === "completed" && isLargerThan(end.result, CONTENT_BYTES_MAX)) {
    throw new AppError("payload_too_large", `A result may have ${CONTENT_BYTES_MAX} bytes.`);
  }
  const task = await endTask(ctx, { projectId: ctx.projectId, handoffId, lease, end });
  return toInboxItem(task);
}
