import type { AgentDto } from "@/lib/contracts/agent";
import type { HandoffDto } from "@/lib/contracts/handoff";
import type { AgentRole, HandoffOutcome } from "@/lib/domain/handoff/taxonomy";

export const AGENT_UNKNOWN = "Unknown agent";
/** Up to this many handoffs of one pair are drawn apart; more share an edge that lists its numbers. */
export const FAN_OUT_MAX = 2;
/** Above this, a busy pair is merged however few it has: separate edges would no longer be readable. */
export const FAN_OUT_TRACE_MAX = 40;

export type GraphMode = "agents" | "steps";

export type GraphNode = {
  id: string;
  agent: string;
  role: AgentRole | null;
  /** Handoffs that arrive at or leave this node. */
  handoffs: number;
  /** Stands for the agents that are not drawn one by one. */
  isOthers?: boolean;
};

export type GraphEdge = {
  id: string;
  source: string;
  target: string;
  /** In order; more than one is a merged edge. */
  handoffs: readonly HandoffDto[];
};

export type TraceGraph = { nodes: readonly GraphNode[]; edges: readonly GraphEdge[] };

/** What an edge is drawn as when it stands for several: the outcome that needs a reader most. */
const OUTCOME_CONCERN: Record<HandoffOutcome, number> = {
  failed: 4,
  rejected: 3,
  incomplete: 2,
  in_flight: 1,
  succeeded: 0,
};

export function worstOutcome(handoffs: readonly HandoffDto[]): HandoffOutcome {
  let worst: HandoffOutcome = "succeeded";
  for (const { outcome } of handoffs) {
    if (OUTCOME_CONCERN[outcome] > OUTCOME_CONCERN[worst]) worst = outcome;
  }
  return worst;
}

export function agentName(name: string | null): string {
  return name ?? AGENT_UNKNOWN;
}

/** One node per agent, in order of first appearance; declared agents without handoffs come last. */
export function buildAgentGraph(
  handoffs: readonly HandoffDto[],
  agents: readonly AgentDto[],
): TraceGraph {
  const counts = new Map<string, number>();
  const pairs = new Map<string, HandoffDto[]>();
  for (const handoff of handoffs) {
    const from = agentName(handoff.from_agent);
    const to = agentName(handoff.to_agent);
    counts.set(from, (counts.get(from) ?? 0) + 1);
    counts.set(to, (counts.get(to) ?? 0) + (from === to ? 0 : 1));
    const key = JSON.stringify([from, to]);
    const pair = pairs.get(key);
    if (pair) pair.push(handoff);
    else pairs.set(key, [handoff]);
  }
  for (const { name } of agents) if (!counts.has(name)) counts.set(name, 0);
  const roles = rolesByName(agents);
  const nodes = [...counts].map(([agent, count]) => ({
    id: agent,
    agent,
    role: roles.get(agent) ?? null,
    handoffs: count,
  }));
  const fanOutMax = handoffs.length > FAN_OUT_TRACE_MAX ? 1 : FAN_OUT_MAX;
  return { nodes, edges: [...pairs.values()].flatMap((pair) => pairEdges(pair, fanOutMax)) };
}

function pairEdges(pair: readonly HandoffDto[], fanOutMax: number): GraphEdge[] {
  const [first] = pair;
  if (!first) return [];
  const ends = { source: agentName(first.from_agent), target: agentName(first.to_agent) };
  if (pair.length > fanOutMax) return [{ id: `pair:${first.id}`, ...ends, handoffs: pair }];
  return pair.map((handoff) => ({ id: handoff.id, ...ends, handoffs: [handoff] }));
}

/** The sequence unrolled: every handoff opens a new visit of its receiver, left from the last visit of its sender. */
export function buildStepGraph(
  handoffs: readonly HandoffDto[],
  agents: readonly AgentDto[],
): TraceGraph {
  const roles = rolesByName(agents);
  const lastVisit = new Map<string, GraphNode>();
  const nodes: GraphNode[] = [];
  const visit = (agent: string): GraphNode => {
    const node = {
      id: `${nodes.length + 1}:${agent}`,
      agent,
      role: roles.get(agent) ?? null,
      handoffs: 0,
    };
    nodes.push(node);
    lastVisit.set(agent, node);
    return node;
  };
  const edges = handoffs.map((handoff) => {
    const from = agentName(handoff.from_agent);
    const source = lastVisit.get(from) ?? visit(from);
    const target = visit(agentName(handoff.to_agent));
    source.handoffs += 1;
    target.handoffs += 1;
    return { id: handoff.id, source: source.id, target: target.id, handoffs: [handoff] };
  });
  return { nodes, edges };
}

function rolesByName(agents: readonly AgentDto[]): Map<string, AgentRole | null> {
  return new Map(agents.map(({ name, role }) => [name, role]));
}
