import type { PlacedHandoff } from "../handoff/handoff";
import type { TraceStatus } from "../handoff/taxonomy";
import { type AgentKey, identifyAgents } from "./agent-identity";

/** Status of a trace that has handoffs (rulings, 16); `handoffs` in order of `seq`. */
export function statusOfHandoffs(handoffs: readonly PlacedHandoff[]): TraceStatus {
  if (handoffs.some(({ standing }) => standing === "waiting")) return "waiting";
  if (handoffs.some(({ outcome }) => outcome === "in_flight")) return "running";
  const unanswered = new Set(listUnanswered(handoffs).map(({ outcome }) => outcome));
  if (unanswered.has("failed") || unanswered.has("rejected")) return "failed";
  return unanswered.has("incomplete") ? "incomplete" : "succeeded";
}

/**
 * The handoffs that did not succeed and that nothing made good: no later handoff succeeded for
 * the same caller, and the callee did not succeed on its own retry. A caller's return to *its*
 * caller answers nothing: it may well report the failure.
 */
function listUnanswered(handoffs: readonly PlacedHandoff[]): PlacedHandoff[] {
  const identify = identifyAgents(handoffs);
  const answeredCallers = new Set<AgentKey>();
  const recoveredCallees = new Set<AgentKey>();
  return handoffs.toReversed().filter((handoff) => {
    const caller = identify(handoff.fromAgent, handoff.fromService);
    const callee = identify(handoff.toAgent, handoff.toService);
    if (handoff.outcome !== "succeeded") {
      return !has(answeredCallers, caller) && !has(recoveredCallees, callee);
    }
    if (handoff.type !== "return" && caller !== null) answeredCallers.add(caller);
    if (handoff.type === "loop" && callee !== null) recoveredCallees.add(callee);
    return false;
  });
}

function has(agents: ReadonlySet<AgentKey>, agent: AgentKey | null): boolean {
  return agent !== null && agents.has(agent);
}
