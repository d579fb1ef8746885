import type { TaskEnd } from "@/db/queries/runtime/leases";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { RunEvent } from "@/lib/domain/orchestration/run-event";
import type { StageId } from "@/lib/domain/orchestration/workflow";
import type { Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import {
  acceptedEvents,
  completedEvents,
  failedEvents,
  rejectedEvents,
  timedOutEvents,
} from "./handoff-events";
import { routedBy } from "./routed-by";

type Ended = { task: TaskRow; end: TaskEnd };

/** What the trace is told of the end of a handoff; `acceptedAt`: and of its acceptance. */
export function endEvents(
  ctx: ServiceContext,
  { task, end, acceptedAt }: Ended & { acceptedAt: Nanos | undefined },
) {
  const accepted = acceptedAt === undefined ? [] : acceptedEvents(task, acceptedAt);
  return [...accepted, ...eventsOf(ctx, { task, end })];
}

/** What its run is told. */
export function runEventOf(task: TaskRow & { stage: StageId }, end: TaskEnd): RunEvent {
  const place = { stage: task.stage, handoff_id: task.handoffId };
  if (end.state !== "completed") {
    return { event: "handoff_failed", ...place, error: end.error, routed: routedBy(task) };
  }
  // Its agent may go on using what it gave, and the run is remembered until its next hop.
  return { event: "handoff_succeeded", ...place, result: structuredClone(end.result) };
}

function eventsOf(ctx: ServiceContext, { task, end }: Ended) {
  const at = ctx.now();
  switch (end.state) {
    case "completed":
      return completedEvents(task, { at, result: end.result, usage: end.usage });
    case "failed":
      return failedEvents(task, { at, error: end.error });
    case "rejected":
      return rejectedEvents(task, { at, reason: end.error.message });
    case "timed_out":
      return timedOutEvents(task, { at, error: end.error });
  }
}
