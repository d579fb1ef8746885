import { msBetween, type Nanos } from "@/lib/domain/time";
import { calleeEnd, type CalleeEnd, type Endings } from "./callee-end";
import type { Handoff } from "./combine-evidence";
import type { DerivedEvent } from "./derived-event";
import type { Dialect, Pause, StatedEnd } from "./evidence";
import { baseOf } from "./handoff-base";
import { initiatedEvent } from "./initiated-event";
import { returnEvents } from "./return-events";

/** These also tell of handoffs to agents that nobody observes: silence is no failure. */
const TOLD_BLINDLY: readonly Dialect[] = ["native", "baton", "otel_handoff", "a2a", "approval"];

/** All that is known of one handoff, as native events: without what such events tell themselves. */
export function handoffEvents(handoff: Handoff, endings: Endings): DerivedEvent[] {
  const events = eventsOf(handoff, endings);
  return handoff.dialects.has("native")
    ? events.flatMap((one) => besideNative(one, handoff))
    : events;
}

const ENDS = new Set<string>([
  "task_complete",
  "task_failed",
  "handoff_rejected",
  "handoff_timed_out",
]);

/** A native sender leaves out only what is not there; what the caller held it need not know. */
function besideNative(event: DerivedEvent, { told, at }: Handoff): DerivedEvent[] {
  if (event.event === "handoff_initiated") {
    if (told.has("held") || !event.held || event.type === "return") return [];
    const { event: name, event_id, trace_id, handoff_id, held } = event;
    return [{ event: name, event_id, trace_id, handoff_id, at, held }];
  }
  const isTold = ENDS.has(event.event)
    ? [...ENDS].some((end) => told.has(end))
    : told.has(event.event);
  return isTold ? [] : [event];
}

function eventsOf(handoff: Handoff, endings: Endings): DerivedEvent[] {
  const initiated = initiatedEvent(handoff, endings.tree);
  if (!initiated) return [];
  const { callee } = handoff;
  const end = handoff.end ?? (callee ? calleeEnd(callee, endings) : undefined);
  const ended = end && endedEvent(handoff, end);
  return [
    initiated,
    ...receivedEvents(handoff, endings),
    ...acceptedEvents(handoff),
    ...handoff.pauses.flatMap((pause) => pauseEvents(handoff, pause)),
    ...(ended ? [ended] : []),
    ...(isNotDelivered(handoff, endings) ? [notDelivered(handoff)] : []),
    ...(end && !handoff.dialects.has("native") ? returnEvents(handoff, end) : []),
  ];
}

function receivedEvents(handoff: Handoff, { tree }: Endings): DerivedEvent[] {
  const { callee, contents } = handoff;
  if (!callee) return [];
  const firstCall = tree.modelCallsOf.get(callee.id)?.[0];
  const context = contents.received ?? (firstCall ? firstCall.input : callee.input);
  const received: DerivedEvent = {
    event: "handoff_received",
    ...baseOf(handoff, "received"),
    agent: callee.agent,
    at: callee.startedAt,
    ...(context && { context }),
  };
  if (!contents.understood) return [received];
  const understood: DerivedEvent = {
    event: "context_understood",
    ...baseOf(handoff, "understood"),
    agent: callee.agent,
    at: firstCall?.endedAt ?? callee.startedAt,
    understood: contents.understood,
  };
  return [received, understood];
}

/** Who says itself that it is done has had it, though nobody saw it arrive: the time is not known. */
function acceptedEvents(handoff: Handoff): DerivedEvent[] {
  const { callee, end, to } = handoff;
  if (callee || end?.event !== "task_complete") return [];
  const agent = to === null ? {} : { agent: to.name };
  return [{ event: "handoff_accepted", ...baseOf(handoff, "accepted"), ...agent, at: end.at }];
}

function endedEvent(handoff: Handoff, end: CalleeEnd | StatedEnd): DerivedEvent {
  const agent = handoff.callee?.agent;
  return { ...end, ...baseOf(handoff, "ended"), ...(agent !== undefined && { agent }) };
}

function pauseEvents(handoff: Handoff, pause: Pause): DerivedEvent[] {
  const { approvalId, kind, question, decided } = pause;
  const step = (name: string) => baseOf(handoff, `${name} ${approvalId}`);
  const requested: DerivedEvent = {
    event: "approval_requested",
    ...step("asked"),
    at: pause.at,
    approval_id: approvalId,
    kind,
    ...(question !== undefined && { question }),
  };
  if (!decided) return [requested];
  return [
    requested,
    {
      event: "approval_decided",
      ...step("decided"),
      at: decided.at,
      approval_id: approvalId,
      decision: decided.decision,
      ...(decided.at >= pause.at && { wait_ms: msBetween(pause.at, decided.at) }),
    },
  ];
}

/** Asked for and never carried out: an unknown target, a failed call, the first of two. */
function isNotDelivered(handoff: Handoff, { tree }: Endings): boolean {
  const { callee, failure, dialects, span } = handoff;
  if (callee || handoff.end) return false;
  if (failure !== null) return true;
  if (TOLD_BLINDLY.some((dialect) => dialects.has(dialect)) || tree.runs.length === 0) return false;
  return tree.above.get(span.id)?.isClosed === true && !mayStillStart(handoff);
}

/** A callee beside a caller that has no parent: nothing says that no further root will come. */
function mayStillStart({ span, caller }: Handoff): boolean {
  return span.kind !== "tool" && (caller?.parentId ?? null) === null;
}

function notDelivered(handoff: Handoff): DerivedEvent {
  const { span, to, failure } = handoff;
  const unseen = to === null ? "The transfer named no agent." : `"${to.name}" never started.`;
  const at: Nanos = span.endedAt ?? span.startedAt;
  return {
    event: "task_failed",
    ...baseOf(handoff, "ended"),
    at: at < handoff.at ? handoff.at : at,
    error: { type: "not_delivered", message: failure ?? unseen },
  };
}
