import type { StoredEventOf } from "../event/native-event";
import type { EventTiming } from "../event/shapes";
import type { HandoffEvent } from "./fold-event";
import type { FirstFacts, LastFacts } from "./handoff-state";

export type Stated<Facts> = { [Name in keyof Facts]?: Facts[Name] | undefined };

/** What one event says that the earliest event decides. */
export function firstFactsOf(event: HandoffEvent): Stated<FirstFacts> {
  if (event.event === "handoff_initiated") return initiation(event);
  if (event.event === "handoff_received") return receipt(event);
  if (event.event === "handoff_progressed") return progress(event);
  if (event.event === "blackboard_written" || event.event === "blackboard_read") return {};
  return {
    calleeAgent: "agent" in event ? event.agent : undefined,
    acceptedAt: event.event === "handoff_accepted" ? event.at : undefined,
    understood: event.event === "context_understood" ? event.understood : undefined,
    ...(event.event === "task_complete" ? timing(event.timing) : {}),
  };
}

/** What one event says that the latest event decides. */
export function lastFactsOf(event: HandoffEvent): Stated<LastFacts> {
  if (event.event === "task_complete") {
    const toolError = event.tool_error ?? false;
    return {
      result: event.result,
      usage: event.usage,
      ending: { kind: "completed", error: null, toolError },
    };
  }
  if (event.event === "task_failed") {
    const { type, message = null } = event.error;
    return { ending: { kind: "failed", error: { type, message }, toolError: false } };
  }
  if (event.event === "handoff_rejected") {
    const error = { type: "rejected", message: event.reason ?? null };
    return { ending: { kind: "rejected", error, toolError: false } };
  }
  if (event.event === "handoff_timed_out") {
    const error = { type: "timeout", message: null };
    return { ending: { kind: "timed_out", error, toolError: false } };
  }
  return {};
}

function initiation(event: StoredEventOf<"handoff_initiated">): Stated<FirstFacts> {
  const { validation } = event;
  return {
    initiatedAt: event.at,
    fromAgent: event.from_agent,
    toAgent: event.to_agent,
    fromService: event.from_service,
    toService: event.to_service,
    task: event.task,
    declaredType: event.type,
    declaredParentId: event.parent_handoff_id,
    pattern: event.pattern,
    reason: event.reason,
    mode: event.mode,
    phase: event.phase,
    justification: event.justification,
    acceptanceCriteria: event.acceptance_criteria,
    requiredTools: event.required_tools,
    outputKey: event.output_key,
    explicit: event.explicit,
    validated: typeof validation === "object" ? validation.ok : validation,
    staged: event.staged,
    inferredWhy: event.inferred_why,
    loopState: event.state,
    held: event.held,
    sent: event.context,
    ...timing(event.timing),
  };
}

function receipt(event: StoredEventOf<"handoff_received">): Stated<FirstFacts> {
  return {
    calleeAgent: event.agent,
    receivedAt: event.at,
    received: event.context,
    coldStart: event.cold_start,
    ...timing(event.timing),
  };
}

function progress({ step, at }: StoredEventOf<"handoff_progressed">): Stated<FirstFacts> {
  if (step === "returned") return { returnedAt: at };
  return step === "claimed" ? { claimedAt: at } : {};
}

function timing(given: EventTiming = {}): Stated<FirstFacts> {
  return {
    sentAt: given.sent_at,
    arrivedAt: given.arrived_at,
    readyAt: given.ready_at,
    routingMs: given.routing_ms,
    serializationMs: given.serialization_ms,
    networkMs: given.network_ms,
    initMs: given.init_ms,
    deserializationMs: given.deserialization_ms,
    handoffMs: given.handoff_ms,
    executionMs: given.execution_ms,
  };
}
