import type { Handoff, HandoffContexts, HandoffTiming } from "./handoff";
import type { FirstFacts, HandoffState } from "./handoff-state";
import { decideOutcome } from "./outcome";
import { meanQuality } from "./quality";
import { outcomeError } from "./settle-outcome";
import type { HandoffFlag, HandoffStanding } from "./taxonomy";
import { measureTiming, type HandoffInstants } from "./timing";

/** Reads the handoff off its state: the state joins, the handoff is what people see. */
export function finishHandoff(state: HandoffState): Handoff {
  const stated = reader(state);
  const instants = instantsOf(state);
  const contexts = contextsOf(state);
  const { timing, isClockSkewed } = measureTiming(instants, givenTiming(state));
  return {
    id: state.id,
    traceId: state.trace.value,
    fromAgent: stated("fromAgent"),
    toAgent: stated("toAgent") ?? stated("calleeAgent"),
    fromService: stated("fromService"),
    toService: stated("toService"),
    task: stated("task"),
    declaredType: stated("declaredType"),
    declaredParentId: stated("declaredParentId"),
    pattern: stated("pattern"),
    reason: stated("reason"),
    mode: stated("mode"),
    phase: stated("phase"),
    justification: stated("justification"),
    ...demandsOf(state),
    outputKey: stated("outputKey"),
    inferred: stated("inferredWhy") !== null,
    inferredWhy: stated("inferredWhy"),
    ...careOf(state, contexts),
    ...verdictOf(state, instants),
    ...instants,
    acceptedAt: stated("acceptedAt"),
    returnedAt: stated("returnedAt"),
    firstSignAt: state.trace.at,
    lastSignAt: state.contact.at,
    timing,
    flags: flagsOf(state, isClockSkewed),
    usage: state.last.usage?.value ?? null,
    loopState: stated("loopState"),
    contexts,
    contextBytes: contexts.sent?.bytes ?? null,
  };
}

function reader(state: HandoffState) {
  return <Name extends keyof FirstFacts>(name: Name): FirstFacts[Name] | null =>
    state.first[name]?.value ?? null;
}

/** A claim counts as received; a timeout or a rejection completes nothing. */
function instantsOf(state: HandoffState): HandoffInstants {
  const stated = reader(state);
  const { ending } = state.last;
  const isOver = ending?.value.kind === "completed" || ending?.value.kind === "failed";
  return {
    initiatedAt: stated("initiatedAt"),
    sentAt: stated("sentAt"),
    arrivedAt: stated("arrivedAt"),
    readyAt: stated("readyAt"),
    receivedAt: stated("receivedAt") ?? stated("claimedAt"),
    completedAt: isOver ? ending.at : null,
  };
}

function contextsOf(state: HandoffState): HandoffContexts {
  const stated = reader(state);
  return {
    held: stated("held"),
    sent: stated("sent"),
    received: stated("received"),
    understood: stated("understood"),
    result: state.last.result?.value ?? null,
  };
}

function demandsOf(state: HandoffState): Pick<Handoff, "acceptanceCriteria" | "requiredTools"> {
  const stated = reader(state);
  return {
    acceptanceCriteria: stated("acceptanceCriteria") ?? [],
    requiredTools: stated("requiredTools") ?? [],
  };
}

function givenTiming(state: HandoffState): HandoffTiming {
  const stated = reader(state);
  return {
    routingMs: stated("routingMs"),
    serializationMs: stated("serializationMs"),
    networkMs: stated("networkMs"),
    initMs: stated("initMs"),
    deserializationMs: stated("deserializationMs"),
    handoffMs: stated("handoffMs"),
    executionMs: stated("executionMs"),
  };
}

/** How well the handoff was made. Not stated means no only where it would have been stated. */
function careOf(
  state: HandoffState,
  { sent }: HandoffContexts,
): Pick<Handoff, "explicit" | "justified" | "validated" | "staged" | "pooled"> {
  const stated = reader(state);
  const notStated = state.isToldNatively ? false : null;
  const justification = stated("justification");
  const coldStart = stated("coldStart");
  const hasContext = sent !== null || stated("outputKey") !== null;
  return {
    explicit: stated("explicit") ?? (hasContext || notStated),
    justified: justification === null ? notStated : justification.trim() !== "",
    validated: stated("validated") ?? notStated,
    staged: stated("staged"),
    pooled: coldStart === null ? null : !coldStart,
  };
}

function flagsOf({ last }: HandoffState, isClockSkewed: boolean): HandoffFlag[] {
  const flags: HandoffFlag[] = [];
  if (isClockSkewed) flags.push("clock_skew");
  if (last.ending?.value.toolError) flags.push("tool_error");
  return flags;
}

function verdictOf(
  state: HandoffState,
  { receivedAt }: HandoffInstants,
): Pick<Handoff, "outcome" | "standing" | "error" | "quality"> {
  const stated = reader(state);
  const quality = meanQuality(state.ratings);
  const ended = state.last.ending?.value;
  const ending = ended?.kind ?? null;
  const acceptedAt = stated("acceptedAt");
  const facts = { ending, receivedAt, acceptedAt, mode: stated("mode"), quality };
  const outcome = decideOutcome(facts, stated("declaredType"));
  return {
    outcome,
    standing: outcome === "in_flight" ? standingOf(state) : null,
    error: outcomeError(outcome, ending, ended?.error ?? null),
    quality,
  };
}

function standingOf({ approvals, contact }: HandoffState): HandoffStanding | null {
  if ([...approvals.values()].includes(false)) return "waiting";
  return contact.value === "lost" ? "lost" : null;
}
