import type { Handoff } from "../handoff/handoff";
import type { AgentRole, HandoffType } from "../handoff/taxonomy";
import type { HandoffId } from "../ids";
import type { AgentKey } from "./agent-identity";
import { orderAt } from "./handoff-order";
import type { OpenHandoff, OpenHandoffs } from "./open-handoffs";

/** What a walk through a trace has seen so far. */
export type Walk = { open: OpenHandoffs; lastFailedTo: Map<AgentKey, HandoffId> };

export type HopEnds = { from: AgentKey | null; to: AgentKey | null };
export type HopRoles = { fromRole: AgentRole | undefined; toRole: AgentRole | undefined };

/** A handoff with what the trace so far knows of its two ends. */
export type Hop = HopEnds &
  HopRoles & {
    handoff: Handoff;
    /** What `from` is serving. */
    serving: OpenHandoff | undefined;
    /** What is answered if this hop is a return; only its own caller can be answered. */
    answering: OpenHandoff | undefined;
    /** What is tried again if this hop is a retry. */
    retrying: OpenHandoff | undefined;
  };

/** The target of an approval gap, also where nobody declared its role. */
const HUMAN_NAME = "human";

export function hopOf(
  { open }: Walk,
  handoff: Handoff,
  { from, to, ...roles }: HopEnds & HopRoles,
): Hop {
  const at = orderAt(handoff);
  const serving = open.servedBy(from, at);
  const declared = open.withId(handoff.declaredParentId, at);
  const isAnswerToDeclared = from !== null && declared?.callee === from && declared.caller === to;
  return {
    handoff,
    from,
    to,
    ...roles,
    serving,
    answering: isAnswerToDeclared ? declared : open.servedFor(from, to, at),
    retrying: isToItself({ from, to }) ? serving : open.servedFor(to, from, at),
  };
}

export function isToItself({ from, to }: HopEnds): boolean {
  return from !== null && from === to;
}

/** The type of a handoff whose sender did not say (rulings, 2). */
export function deriveType(hop: Hop): HandoffType {
  if (hop.toRole === "human" || hop.handoff.toAgent === HUMAN_NAME) return "escalate";
  if (isToItself(hop)) return "loop";
  if (hop.answering) return "return";
  return hop.fromRole === "orchestrator" || !hop.serving ? "route" : "delegate";
}

/** A return belongs to what it answers, a retry to the failed attempt, the rest to work in hand. */
export function deriveParentId(walk: Walk, hop: Hop, type: HandoffType): HandoffId | null {
  if (type === "return") return (hop.answering ?? hop.serving)?.handoff.id ?? null;
  const retriedId = type === "loop" ? retriedIdOf(walk, hop) : undefined;
  return retriedId ?? hop.serving?.attemptId ?? null;
}

function retriedIdOf({ lastFailedTo }: Walk, { to, retrying }: Hop): HandoffId | undefined {
  if (retrying) return retrying.attemptId;
  return to === null ? undefined : lastFailedTo.get(to);
}
