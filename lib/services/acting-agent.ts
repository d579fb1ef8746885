import { AppError } from "@/lib/errors";
import { actorName } from "./actor-name";
import type { Actor, ServiceContext } from "./context";

/**
 * The agent that a request speaks for: whom it names, else who holds the key. A key that is bound to
 * agents speaks for those alone, and need not say which where it is one.
 */
export function actingAgent({ actor }: ServiceContext, named: string | undefined): string {
  const bound = boundAgents(actor);
  if (bound === null) return named ?? actorName(actor);
  const agent = named ?? (bound.length === 1 ? bound[0] : undefined);
  if (agent !== undefined && bound.includes(agent)) return agent;
  throw new AppError("forbidden", refusal(actorName(actor), bound, named));
}

/** Refuses a bound key what another agent has in its hands. */
export function requireActingAgent({ actor }: ServiceContext, agent: string | null): void {
  const bound = boundAgents(actor);
  if (bound === null || (agent !== null && bound.includes(agent))) return;
  throw new AppError("forbidden", refusal(actorName(actor), bound, agent ?? undefined));
}

export function isBound({ actor }: ServiceContext): boolean {
  return boundAgents(actor) !== null;
}

function boundAgents(actor: Actor): readonly string[] | null {
  return actor.kind === "api_key" ? (actor.agents ?? null) : null;
}

function refusal(label: string, bound: readonly string[], named: string | undefined): string {
  const own = bound.join(", ");
  return named === undefined
    ? `The key "${label}" acts for ${own}: say which, with the header x-baton-agent.`
    : `The key "${label}" may not act as ${named}; it is for ${own}.`;
}
