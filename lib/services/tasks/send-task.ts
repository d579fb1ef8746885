import { finishAll } from "@/db/finish-all";
import type { AgentRow } from "@/db/queries/runtime/agents";
import { insertTask, type NewTask } from "@/db/queries/runtime/insert-task";
import { addPerformJobs, addTakeJobs } from "@/db/queries/runtime/jobs";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import { outputKey } from "@/lib/domain/blackboard/key";
import type { NativeEventInput } from "@/lib/domain/event/native-event";
import type { Json } from "@/lib/domain/json";
import { storeValue } from "../blackboard/store-value";
import type { ServiceContext } from "../context";
import { sendWhole } from "../streams/send-whole";
import { agentOf, type Ready, type Sending } from "./sending";
import { sentEvents } from "./sent-events";
import type { TaskRequest } from "./task-request";
import { rowOf } from "./task-row";

/** A handoff, with its agent as the transaction that made it read it. */
export type Sent = { task: TaskRow; agent: AgentRow | undefined };
/**
 * The last step: the handoff, its data, its job and its events, on their way together. `led` is what led to
 * it and is told with it.
 */
export async function sendTask(
  ctx: ServiceContext,
  { sending, isTaken }: Omit<Ready, "kind">,
  led: readonly NativeEventInput[] = [],
): Promise<Sent> {
  const { db, projectId } = ctx;
  const { request, route } = sending;
  const row = rowOf(ctx, { sending, isTaken });
  const inserted = insertTask(db, row);
  if (request.data !== undefined) {
    await inserted;
    await putData(ctx, { request, data: sending.prepared.data });
  }
  const [task] = await finishAll([
    inserted,
    isTaken ? undefined : wake(ctx, { row, route }),
    insertOutbox(db, { projectId, events: [...led, ...sentEvents(ctx, { sending, row })] }),
  ]);
  if (!task) throw new Error(`the handoff ${request.handoffId} was sent before`);
  return { task, agent: agentOf(route) };
}

async function wake(
  { db }: ServiceContext,
  { row, route }: { row: NewTask; route: Sending["route"] },
): Promise<void> {
  const { delayMs, isPerformed } = row;
  if (isPerformed) await addPerformJobs(db, [row], { delayMs });
  if (route.kind === "queue") await addTakeJobs(db, [row], { delayMs });
}

/** The data of a handoff is where its callee looks for it, before anybody can be told of it. */
async function putData(
  ctx: ServiceContext,
  { request, data: value = null }: { request: TaskRequest; data: Json | undefined },
): Promise<void> {
  if (request.pattern === "streaming") return sendWhole(ctx, { request, value });
  const { projectId } = ctx;
  const { fromAgent: writer, handoffId, traceId } = request;
  const key = outputKey(writer, handoffId);
  const origin = { traceId, handoffId };
  await storeValue(ctx, { projectId, key, value, writer, expected: undefined, origin });
}
