import { matchesHost } from "./host-rule";
import { EVERY_AGENT } from "./limits";
import type { SecretScope, UseRefusal } from "./secret";

/** Where a request goes. `isPlain`: over http, where everybody on the way can read it. */
export type Destination = { host: string; isPlain: boolean };

/** Whether a secret may go there for this agent; undefined: it may. Nothing is allowed that is not listed. */
export function refusalOf(
  scope: SecretScope | undefined,
  { agent, host, isPlain }: Destination & { agent: string },
): Exclude<UseRefusal, "unreadable"> | undefined {
  if (!scope) return "unknown";
  if (!scope.agents.includes(agent) && !scope.agents.includes(EVERY_AGENT)) return "agent";
  if (!scope.hosts.some((rule) => matchesHost(rule, host))) return "host";
  return isPlain ? "plain_http" : undefined;
}
