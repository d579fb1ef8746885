import { outcomeLook } from "@/components/shared/outcome-look";
import type { Tone } from "@/components/ui/tone";
import type { HandoffDto } from "@/lib/contracts/handoff";
import { worstOutcome } from "./graph-model";

export type EdgeLook = {
  tone: Tone;
  width: number;
  /** Nothing of it was told by the agents themselves. */
  isDashed: boolean;
};

/** How an edge is drawn, on the page and in an exported picture: failures and loops stand out. */
export function edgeLook(handoffs: readonly HandoffDto[]): EdgeLook {
  const outcome = worstOutcome(handoffs);
  const marked = handoffs.find((handoff) => handoff.outcome === outcome);
  const stands = outcome === "failed" || handoffs.some(({ type }) => type === "loop");
  return {
    tone: marked ? outcomeLook(marked).tone : "neutral",
    width: stands ? 2.5 : 1.5,
    isDashed: handoffs.every(({ inferred }) => inferred),
  };
}
