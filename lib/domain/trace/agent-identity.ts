import type { Handoff } from "../handoff/handoff";

/** One agent of a trace: service and name together; equal keys are the same agent. */
export type AgentKey = string;

/** `service` null: unknown. */
export type AgentIdentity = (name: string | null, service: string | null) => AgentKey | null;

export function agentKey(name: string, service: string | null): AgentKey {
  return service === null ? name : JSON.stringify([service, name]);
}

/**
 * Senders seldom know their target's service: a name without one is the agent of that name,
 * provided that the trace knows it in a single service.
 */
export function identifyAgents(
  handoffs: readonly Pick<Handoff, "fromAgent" | "fromService" | "toAgent" | "toService">[],
): AgentIdentity {
  const soleService = new Map<string, string | null>();
  const learn = (name: string | null, service: string | null) => {
    if (name === null || service === null) return;
    const isSole = !soleService.has(name) || soleService.get(name) === service;
    soleService.set(name, isSole ? service : null);
  };
  for (const handoff of handoffs) {
    learn(handoff.fromAgent, handoff.fromService);
    learn(handoff.toAgent, handoff.toService);
  }
  return (name, service) =>
    name === null ? null : agentKey(name, service ?? soleService.get(name) ?? null);
}
