import type { Handoff, PlacedHandoff } from "../handoff/handoff";
import { settleOutcome } from "../handoff/settle-outcome";
import type { AgentRole, HandoffOutcome, HandoffType } from "../handoff/taxonomy";
import type { HandoffId } from "../ids";
import { type AgentKey, identifyAgents } from "./agent-identity";
import { breakParentCycles } from "./break-parent-cycles";
import { compareHandoffs } from "./handoff-order";
import { deriveParentId, deriveType, type Hop, hopOf, isToItself, type Walk } from "./hop";
import { OpenHandoffs } from "./open-handoffs";

/** Roles by agent: `agentKey(name, service)`, or the bare name for any service. */
export type AgentRoles = ReadonlyMap<string, AgentRole>;

const UNSUCCESSFUL: ReadonlySet<HandoffOutcome> = new Set(["failed", "rejected", "incomplete"]);

/**
 * Gives each handoff of a trace its order, type, parent and final outcome. A function of the set:
 * neither arrival order nor batching changes the result. O(n log n).
 */
export function placeHandoffs(handoffs: readonly Handoff[], roles: AgentRoles): PlacedHandoff[] {
  const identify = identifyAgents(handoffs);
  const roleOf = (agent: AgentKey | null, name: string | null) =>
    roles.get(agent ?? "") ?? roles.get(name ?? "");
  const walk: Walk = { open: new OpenHandoffs(), lastFailedTo: new Map() };

  const placed = [...handoffs].sort(compareHandoffs).map((handoff, index) => {
    const from = identify(handoff.fromAgent, handoff.fromService);
    const to = identify(handoff.toAgent, handoff.toService);
    const fromRole = roleOf(from, handoff.fromAgent);
    const toRole = roleOf(to, handoff.toAgent);
    return placeHop(walk, hopOf(walk, handoff, { from, to, fromRole, toRole }), index + 1);
  });
  return breakParentCycles(placed);
}

function placeHop(walk: Walk, hop: Hop, seq: number): PlacedHandoff {
  const { handoff, to } = hop;
  const type = handoff.declaredType ?? deriveType(hop);
  const parentId = declaredParentId(handoff) ?? deriveParentId(walk, hop, type);
  const settled = settleOutcome(handoff, type);
  updateOpen(walk, hop, type);
  if (to !== null && UNSUCCESSFUL.has(settled.outcome)) walk.lastFailedTo.set(to, handoff.id);
  return { ...handoff, ...settled, seq, type, parentId };
}

/** A return ends what it answers; a retry goes on with it; all else is new work for its target. */
function updateOpen({ open }: Walk, hop: Hop, type: HandoffType): void {
  const { handoff, from, to } = hop;
  if (type === "return") {
    const answered = hop.answering ?? hop.serving;
    if (answered) answered.isReturned = true;
  } else if (hop.retrying && (type === "loop" || isToItself(hop))) {
    hop.retrying.attemptId = handoff.id;
  } else if (to !== null && !isToItself(hop) && isDelivered(handoff)) {
    open.open(handoff, from, to);
  }
}

function declaredParentId({ id, declaredParentId }: Handoff): HandoffId | null {
  return declaredParentId === id ? null : declaredParentId;
}

/** A transfer that was asked for and never carried out: nobody serves it. */
function isDelivered({ error }: Handoff): boolean {
  return error?.type !== "not_delivered";
}
