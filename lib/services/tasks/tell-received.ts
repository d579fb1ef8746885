import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { receivedEvent } from "./handoff-events";

type Received = { task: TaskRow; at: Nanos; arrivedAt: Nanos; readyAt: Nanos; isCold: boolean };

/** The handoff has reached an instance of its agent; the worker held it until that was ready. */
export async function tellReceived(
  { db, projectId }: ServiceContext,
  { task, ...receipt }: Received,
): Promise<void> {
  await insertOutbox(db, { projectId, events: [receivedEvent(task, receipt)] });
}
