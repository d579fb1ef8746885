import { createHash } from "node:crypto";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { NativeEventInput } from "@/lib/domain/event/native-event";
import { HandoffId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import type { RunFailure } from "@/lib/domain/orchestration/run-event";
import { formatInstant, type Nanos } from "@/lib/domain/time";
import type { HANDOFF_PROGRESS, Usage } from "@/lib/domain/event/shapes";
import type { TaskRequest } from "./task-request";

type Place = Pick<TaskRow, "traceId" | "handoffId">;

const baseOf = ({ traceId, handoffId }: Place, at: Nanos) => ({
  trace_id: traceId,
  handoff_id: handoffId,
  at: formatInstant(at),
});

type Told = {
  held: Json;
  at: Nanos;
  sentAt: Nanos | undefined;
  count: number;
  visited: string[];
  max: number;
  steps: Steps;
  request: Pick<TaskRequest, "reason" | "mode" | "retryOf">;
};

type Initiated = Place &
  Pick<TaskRow, "payload" | "fromAgent" | "toAgent" | "pattern" | "stage" | "parentId">;

/** The handoff was carried out up to delivery: every step says that it happened. */
export function initiatedEvents(task: Initiated, told: Told): NativeEventInput[] {
  const base = baseOf(task, told.at);
  const { payload } = task;
  return [
    {
      event: "handoff_initiated",
      ...base,
      from_agent: task.fromAgent,
      ...(task.toAgent === null ? {} : { to_agent: task.toAgent }),
      task: payload.task,
      context: payload.context,
      held: told.held,
      justification: payload.justification,
      pattern: task.pattern,
      acceptance_criteria: payload.acceptance_criteria,
      required_tools: payload.required_tools,
      validation: { ok: true },
      explicit: true,
      staged: task.stage !== null,
      ...(payload.phase ? { phase: payload.phase } : {}),
      ...(payload.output_key ? { output_key: payload.output_key } : {}),
      ...lineageOf(task, told.request),
      ...(told.request.reason ? { reason: told.request.reason } : {}),
      ...(told.request.mode ? { mode: told.request.mode } : {}),
      state: {
        handoff_count: told.count,
        visited_agents: told.visited,
        max_handoffs: told.max,
      },
      ...(told.sentAt === undefined ? {} : { timing: { sent_at: formatInstant(told.sentAt) } }),
    },
    ...told.steps.map(({ step, detail }): NativeEventInput => ({
      event: "handoff_progressed",
      ...base,
      step,
      ...(detail ? { detail } : {}),
    })),
  ];
}

/** A retry is a handoff of its own, below the one that failed (ruling 5). */
function lineageOf({ parentId }: Initiated, { retryOf }: Told["request"]) {
  if (retryOf) return { type: "loop" as const, parent_handoff_id: retryOf };
  return parentId ? { parent_handoff_id: parentId } : {};
}

/** What each step of the pipeline found, in order. */
export type Steps = readonly {
  step: (typeof HANDOFF_PROGRESS)[number];
  detail?: string | undefined;
}[];

type ReceivedBy = Place & Pick<TaskRow, "payload" | "toAgent" | "holder" | "lease" | "isStarted">;

/**
 * `arrivedAt` and `readyAt`: when it reached a worker, and when that could take it. Where an agent is
 * started for it, it was only claimed so far.
 */
export function receivedEvents(
  task: ReceivedBy,
  { at, arrivedAt, readyAt }: { at: Nanos; arrivedAt?: Nanos; readyAt?: Nanos },
): NativeEventInput[] {
  const detail = `${task.holder ?? "unknown"}, lease ${task.lease}`;
  const claimed = { event: "handoff_progressed" as const, ...baseOf(task, at) };
  return [
    { ...claimed, step: "claimed", detail },
    ...(task.isStarted ? [] : [receivedEvent(task, { at, arrivedAt, readyAt })]),
  ];
}

type Receipt = { at: Nanos; arrivedAt?: Nanos | undefined; readyAt?: Nanos | undefined };

/** `isCold`: its agent had to be started for it. */
export function receivedEvent(
  task: ReceivedBy,
  { at, arrivedAt, readyAt, isCold }: Receipt & { isCold?: boolean },
): NativeEventInput {
  const agent = task.toAgent ?? task.holder ?? undefined;
  return {
    event: "handoff_received",
    ...baseOf(task, at),
    ...(agent ? { agent } : {}),
    context: task.payload.context,
    ...(isCold === undefined ? {} : { cold_start: isCold }),
    timing: {
      ...(arrivedAt === undefined ? {} : { arrived_at: formatInstant(arrivedAt) }),
      ...(readyAt === undefined ? {} : { ready_at: formatInstant(readyAt) }),
    },
  };
}

export function acceptedEvents(task: TaskRow, at: Nanos): NativeEventInput[] {
  // Named by what it is: it is told again where the answer to the first time was lost.
  const held = createHash("sha256").update(`${task.handoffId}\0${task.lease}`).digest("hex");
  const event_id = `accepted.${held}`;
  return [{ event: "handoff_accepted", event_id, ...baseOf(task, at), ...agentOf(task) }];
}

function agentOf({ toAgent, holder }: TaskRow) {
  const agent = toAgent ?? holder;
  return agent === null ? {} : { agent };
}

/**
 * The end of the work, and its way back to the caller, which is a handoff of its own (ruling 2): with
 * the result, and with the request that the work was for.
 */
export function completedEvents(
  task: TaskRow,
  { at, result, usage }: { at: Nanos; result: Json; usage: Usage | undefined },
): NativeEventInput[] {
  const base = baseOf(task, at);
  const back = { ...base, handoff_id: HandoffId.parse(`${task.handoffId}.return`) };
  const context = { result, ...parentOf(task) };
  const callee = task.toAgent ?? task.holder ?? "unknown";
  return [
    { event: "task_complete", ...base, ...agentOf(task), result, ...(usage ? { usage } : {}) },
    { event: "handoff_progressed", ...base, step: "returned" },
    {
      event: "handoff_initiated",
      ...back,
      from_agent: callee,
      to_agent: task.fromAgent,
      type: "return",
      task: `Result of: ${task.payload.task}`.slice(0, 1000),
      context,
      justification: `${task.fromAgent} waits for this result.`,
      validation: { ok: true },
      explicit: true,
      pattern: task.pattern,
      parent_handoff_id: task.handoffId,
    },
    { event: "handoff_received", ...back, agent: task.fromAgent, context },
    { event: "task_complete", ...back, agent: task.fromAgent },
  ];
}

function parentOf({ payload }: TaskRow): Record<string, Json> {
  const parent = payload.context["parent_context"];
  return parent === undefined ? {} : { parent_context: parent };
}

export function failedEvents(
  task: Pick<TaskRow, "traceId" | "handoffId">,
  { at, error }: { at: Nanos; error: RunFailure },
): NativeEventInput[] {
  return [{ event: "task_failed", ...baseOf(task, at), error }];
}

export function rejectedEvents(
  task: TaskRow,
  { at, reason }: { at: Nanos; reason: string },
): NativeEventInput[] {
  return [{ event: "handoff_rejected", ...baseOf(task, at), ...agentOf(task), reason }];
}

export function timedOutEvents(
  task: TaskRow,
  { at, error }: { at: Nanos; error: RunFailure },
): NativeEventInput[] {
  return [
    {
      event: "handoff_timed_out",
      ...baseOf(task, at),
      after_ms: task.timeoutMs,
      fallback: error.type,
    },
  ];
}

export function leaseLostEvent(
  task: TaskRow,
  { at, how }: { at: Nanos; how: "ran out" | "was given back" },
): NativeEventInput {
  const detail = `lease ${task.lease} of ${task.holder ?? "nobody"} ${how}`;
  return { event: "handoff_progressed", ...baseOf(task, at), step: "lease_lost", detail };
}
