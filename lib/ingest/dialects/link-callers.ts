import {
  alike,
  isAgentRun,
  partyOfRun,
  type AgentRun,
  type Evidence,
  type Party,
} from "./evidence";
import { lastStartedBy, type SpanTree } from "./span-tree";

/** Who handed over: as stated, else the agent around the statement; and the run that did. */
export function linkCaller(evidence: Evidence, tree: SpanTree): Evidence {
  const caller = evidence.caller ?? callerOf(evidence, tree);
  const from = evidence.from ?? (caller ? partyOfRun(caller) : null);
  return { ...evidence, caller, from: from && withService(from, evidence, caller) };
}

function callerOf({ span, from, isCalleeSide, at }: Evidence, tree: SpanTree): AgentRun | null {
  const around = agentAround(span, tree, isCalleeSide);
  if (!from || (around && isNamed(around, from))) return around;
  const named = lastStartedBy(tree.runsNamed.get(alike(from.name)), at);
  return named && named.id !== span.id ? named : around;
}

/** An agent's own span that states a handoff speaks for that agent, unless it speaks as the callee. */
function agentAround(
  span: Evidence["span"],
  { above }: SpanTree,
  isCalleeSide: boolean,
): AgentRun | null {
  return isAgentRun(span) && !isCalleeSide ? span : (above.get(span.id)?.agent ?? null);
}

function withService(from: Party, { span }: Evidence, caller: AgentRun | null): Party {
  if (from.service !== null) return from;
  const isKnown = caller !== null && isNamed(caller, from);
  return { ...from, service: (isKnown ? caller.service : null) ?? span.service };
}

function isNamed({ agent }: AgentRun, { name }: Party): boolean {
  return alike(agent) === alike(name);
}
