import { agentColorNumber } from "@/lib/format/agent-name";

/** The theme colour of an agent, the same on every page; null is an agent nobody named. */
export function agentColor(name: string | null): string {
  return name === null ? "var(--tone-neutral-line)" : `var(--agent-${agentColorNumber(name)})`;
}
