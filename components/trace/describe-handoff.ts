import { outcomeLook } from "@/components/shared/outcome-look";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { agentName } from "./graph/graph-model";

/** One sentence for controls that show a handoff by a number or a mark alone. */
export function describeHandoff(handoff: HandoffDto): string {
  const ends = `${agentName(handoff.from_agent)} to ${agentName(handoff.to_agent)}`;
  const inferred = handoff.inferred
    ? `, inferred${handoff.inferred_why === null ? "" : `: ${handoff.inferred_why}`}`
    : "";
  return `Handoff ${handoff.seq}, ${handoff.type}, ${ends}, ${outcomeLook(handoff).label}${inferred}`;
}
