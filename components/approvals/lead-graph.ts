import type { GraphShape } from "@/components/shared/graph/graph-layout";
import { type OutcomeFacts, outcomeLook } from "@/components/shared/outcome-look";
import type { Tone } from "@/components/ui/tone";
import type { HandoffDto } from "@/lib/contracts/handoff";

export type LeadHandoff = OutcomeFacts & Pick<HandoffDto, "from_agent" | "to_agent">;
type LeadEdge = GraphShape["edges"][number] & {
  from: string;
  to: string;
  count: number;
  tone: Tone;
};
export type LeadGraph = { nodes: { id: string }[]; edges: LeadEdge[] };

const AGENTS_MAX = 16;
const LABEL_PX = 28;

/** Who handed to whom before the question: the latest pairs, one edge each, with how its last one ended. */
export function prepareLead(handoffs: readonly LeadHandoff[]): LeadGraph {
  const edges = new Map<string, LeadEdge>();
  const agents = new Set<string>();
  for (const handoff of handoffs.toReversed()) {
    const from = handoff.from_agent ?? "unknown";
    const to = handoff.to_agent ?? "unknown";
    const isRoom = new Set([...agents, from, to]).size <= AGENTS_MAX;
    if (!isRoom) continue;
    agents.add(from).add(to);
    const id = JSON.stringify([from, to]);
    const known = edges.get(id);
    if (known) known.count += 1;
    else {
      const { tone } = outcomeLook(handoff);
      const ends = { source: from, target: to, labelWidth: LABEL_PX };
      edges.set(id, { id, from, to, count: 1, tone, ...ends });
    }
  }
  return {
    nodes: [...agents].toReversed().map((id) => ({ id })),
    edges: [...edges.values()].toReversed(),
  };
}

/** The same in words. */
export function leadInWords({ nodes, edges }: LeadGraph): string {
  const ways = edges.map(({ from, to, count }) =>
    count === 1 ? `${from} to ${to}` : `${from} to ${to}, ${count} times`,
  );
  return `${nodes.length} agents: ${ways.join("; ")}`;
}
