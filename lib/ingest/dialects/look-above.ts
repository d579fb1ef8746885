import type { SpanId } from "@/lib/domain/ids";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { isAgentRun, type AgentRun } from "./evidence";

/** What lies above a span; `null` is none or not known yet. */
export type Above = {
  agent: AgentRun | null;
  /** The nearest model call that is not beyond the agent. */
  llm: TraceSpan | null;
  /** The nearest call between agents over the network (A2A). */
  remoteCall: TraceSpan | null;
  /** The nearest agent, tool or handoff, else the end of the known chain: equal for siblings. */
  enclosing: string;
  /** Every ancestor up to a root is known and the root has ended: nothing can start below any more. */
  isClosed: boolean;
  /** Start times are whole milliseconds in some SDKs: a parent still comes before its child. */
  depth: number;
};

export function lookAbove(byId: ReadonlyMap<SpanId, TraceSpan>): Map<SpanId, Above> {
  const above = new Map<SpanId, Above>();
  for (const span of byId.values()) lookFrom(span, byId, above);
  return above;
}

/** Walks up to the first ancestor whose answer is known, then fills in the way down: linear. */
function lookFrom(
  span: TraceSpan,
  byId: ReadonlyMap<SpanId, TraceSpan>,
  above: Map<SpanId, Above>,
): void {
  const path: TraceSpan[] = [];
  const onPath = new Set<SpanId>();
  let current: TraceSpan | undefined = span;
  while (current && !above.has(current.id) && !onPath.has(current.id)) {
    path.push(current);
    onPath.add(current.id);
    current = current.parentId === null ? undefined : byId.get(current.parentId);
  }
  for (const step of path.toReversed()) {
    const parent = step.parentId === null ? undefined : byId.get(step.parentId);
    const known = parent && above.get(parent.id);
    above.set(step.id, parent && known ? below(parent, known) : chainEnd(step));
  }
}

function chainEnd({ parentId, endedAt }: TraceSpan): Above {
  const isRoot = parentId === null;
  return {
    agent: null,
    llm: null,
    remoteCall: null,
    enclosing: isRoot ? "root" : `missing ${parentId}`,
    isClosed: isRoot && endedAt !== null,
    depth: 0,
  };
}

function below(parent: TraceSpan, known: Above): Above {
  const run = isAgentRun(parent) ? parent : null;
  return {
    agent: run ?? known.agent,
    llm: llmBelow(parent, known, run !== null),
    remoteCall: "a2a.method.name" in parent.attributes ? parent : known.remoteCall,
    enclosing: encloses(parent) ? parent.id : known.enclosing,
    isClosed: known.isClosed,
    depth: known.depth + 1,
  };
}

/** An agent's span that names nobody encloses nothing. */
function encloses(span: TraceSpan): boolean {
  return isAgentRun(span) || span.kind === "tool" || span.kind === "handoff";
}

function llmBelow(parent: TraceSpan, known: Above, isRun: boolean): TraceSpan | null {
  if (parent.kind === "llm") return parent;
  return isRun ? null : known.llm;
}
