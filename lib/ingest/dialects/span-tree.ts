import { compareText } from "@/lib/domain/json";
import type { SpanId } from "@/lib/domain/ids";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";

/** The spans of one trace known so far, in order, with what their ancestors say about each. */
export type SpanTree = {
  spans: readonly TraceSpan[];
  byId: ReadonlyMap<SpanId, TraceSpan>;
  above: ReadonlyMap<SpanId, Above>;
  /** The steps (model and tool calls) that an agent's span did itself, in order. */
  stepsOf: ReadonlyMap<SpanId, readonly TraceSpan[]>;
};

/** What lies above a span; `null` is none or not known yet. */
export type Above = {
  agent: TraceSpan | null;
  /** The nearest model call that is not beyond the agent. */
  llm: TraceSpan | null;
  /** The nearest agent or tool, else the end of the known chain: equal for siblings. */
  enclosing: string;
  /** Every ancestor up to a root is known and the root has ended: nothing can start below any more. */
  isClosed: boolean;
  /** Start times are whole milliseconds in some SDKs: a parent still comes before its child. */
  depth: number;
};

export function buildSpanTree(unordered: readonly TraceSpan[]): SpanTree {
  const inIdOrder = unordered.toSorted((a, b) => compareText(a.id, b.id));
  const byId = new Map(inIdOrder.map((span) => [span.id, span]));
  const above = new Map<SpanId, Above>();
  for (const span of byId.values()) lookAbove(span, byId, above);
  const depthOf = ({ id }: TraceSpan) => above.get(id)?.depth ?? 0;
  const spans = [...byId.values()].sort(
    (a, b) => compareStarts(a, b) || depthOf(a) - depthOf(b) || compareText(a.id, b.id),
  );
  return { spans, byId, above, stepsOf: collectSteps(spans, above) };
}

export function isAgentRun(span: TraceSpan): span is TraceSpan & { agent: string } {
  return span.kind === "agent" && span.agent !== null;
}

function compareStarts(a: TraceSpan, b: TraceSpan): number {
  if (a.startedAt === b.startedAt) return 0;
  return a.startedAt < b.startedAt ? -1 : 1;
}

/** Walks up to the first ancestor whose answer is known, then fills in the way down: linear. */
function lookAbove(
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
  const enclosing = isRoot ? "root" : `missing ${parentId}`;
  return { agent: null, llm: null, enclosing, isClosed: isRoot && endedAt !== null, depth: 0 };
}

function below(parent: TraceSpan, known: Above): Above {
  const isAgent = isAgentRun(parent);
  return {
    agent: isAgent ? parent : known.agent,
    llm: llmBelow(parent, known),
    enclosing: isAgent || parent.kind === "tool" ? parent.id : known.enclosing,
    isClosed: known.isClosed,
    depth: known.depth + 1,
  };
}

function llmBelow(parent: TraceSpan, known: Above): TraceSpan | null {
  if (parent.kind === "llm") return parent;
  return isAgentRun(parent) ? null : known.llm;
}

function collectSteps(
  spans: readonly TraceSpan[],
  above: ReadonlyMap<SpanId, Above>,
): Map<SpanId, TraceSpan[]> {
  const steps = new Map<SpanId, TraceSpan[]>();
  for (const span of spans) {
    if (span.kind !== "llm" && span.kind !== "tool") continue;
    const agent = above.get(span.id)?.agent;
    if (!agent) continue;
    const own = steps.get(agent.id);
    if (own) own.push(span);
    else steps.set(agent.id, [span]);
  }
  return steps;
}
