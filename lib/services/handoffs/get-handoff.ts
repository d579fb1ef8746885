import type { HandoffRow } from "@/db/queries/record/handoffs";
import type { HandoffDetailDto } from "@/lib/contracts/handoff";
import type { ServiceContext } from "../context";
import { loadBodies } from "../payloads";
import { requireScope } from "../require-scope";
import { requireTrace } from "../traces/require-trace";
import { findTask } from "@/db/queries/runtime/tasks";
import { requireHandoff, type HandoffKey } from "./require-handoff";
import { toHandoffDto } from "./to-handoff-dto";

/** One handoff with its contexts, masked as they were stored. */
export async function getHandoff(
  ctx: ServiceContext,
  key: HandoffKey & { inlineBytesMax?: number | undefined },
): Promise<HandoffDetailDto> {
  requireScope(ctx, "read");
  const row = await requireHandoff(ctx, key);
  const { traceId } = row;
  const { day } = await requireTrace(ctx, traceId);
  const { held, sent, received, understood, result } = row;
  const stages = [held, sent, received, understood, result];
  const { inlineBytesMax } = key;
  const stageOf = await loadBodies(ctx, { day, traceId, inlineBytesMax }, stages);
  return {
    ...toHandoffDto(row),
    context: {
      held: stageOf(held),
      sent: stageOf(sent),
      received: stageOf(received),
      understood: stageOf(understood),
    },
    result: stageOf(result),
    route: await routeOf(ctx, row),
  };
}

/** The runtime keeps its decision with its own handoffs. */
async function routeOf(
  { db, projectId }: ServiceContext,
  { id, traceId }: HandoffRow,
): Promise<HandoffDetailDto["route"]> {
  const task = await findTask(db, { projectId, handoffId: id });
  if (!task?.route || task.traceId !== traceId) return null;
  const { rule, version, why, skipped } = task.route;
  return { rule, version, why, skipped };
}
