import { compareText } from "@/lib/domain/json";
import type { SpanId } from "@/lib/domain/ids";
import type { Resumption } from "@/lib/domain/trace/resumption";
import type { Nanos } from "@/lib/domain/time";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { alike, isAgentRun, type AgentRun } from "./evidence";
import type { NativeHandoff } from "./native";
import { asGraphAgent, readGraphNodes, type GraphNode } from "./langgraph-node";
import { lookAbove, type Above } from "./look-above";

/** The spans of one trace known so far, in order, with what their ancestors say about each. */
export type SpanTree = {
  spans: readonly TraceSpan[];
  byId: ReadonlyMap<SpanId, TraceSpan>;
  above: ReadonlyMap<SpanId, Above>;
  /** The agents' spans, in order. */
  runs: readonly AgentRun[];
  /** By a name like theirs, in order. */
  runsNamed: ReadonlyMap<string, readonly AgentRun[]>;
  /** The steps (model, tool and handoff calls) that an agent's span did itself, in order. */
  stepsOf: ReadonlyMap<SpanId, readonly TraceSpan[]>;
  /** The model calls among them. */
  modelCallsOf: ReadonlyMap<SpanId, readonly TraceSpan[]>;
  graph: ReadonlyMap<SpanId, GraphNode>;
} & Beside;

/** What is known of a trace beside its spans. */
export type Beside = {
  answers: Answers;
  /** Handoffs that its sender states itself, in order of time. */
  natives: readonly NativeHandoff[];
};

/** What other traces of the session went on with, by key and in order of time. */
export type Answers = ReadonlyMap<string, readonly Resumption[]>;
const NOTHING: Beside = { answers: new Map(), natives: [] };

const STEP_KINDS = new Set(["llm", "tool", "handoff"]);

export function buildSpanTree(
  unordered: readonly TraceSpan[],
  beside: Partial<Beside> = {},
): SpanTree {
  const graph = readGraphNodes(unordered);
  const inIdOrder = unordered
    .map((span) => (graph.size === 0 ? span : asGraphAgent(span, graph)))
    .sort((a, b) => compareText(a.id, b.id));
  const byId = new Map(inIdOrder.map((span) => [span.id, span]));
  const above = lookAbove(byId);
  const depthOf = ({ id }: TraceSpan) => above.get(id)?.depth ?? 0;
  const spans = [...byId.values()].sort(
    (a, b) => compareStarts(a, b) || depthOf(a) - depthOf(b) || compareText(a.id, b.id),
  );
  const runs = spans.filter(isAgentRun);
  const stepsOf = groupSteps(spans, above);
  return {
    spans,
    byId,
    above,
    runs,
    runsNamed: Map.groupBy(runs, ({ agent }) => alike(agent)),
    stepsOf,
    modelCallsOf: new Map(
      [...stepsOf].map(([id, steps]) => [id, steps.filter(({ kind }) => kind === "llm")]),
    ),
    graph,
    ...NOTHING,
    ...beside,
  };
}

/** The answer to what was asked at `at`; a later question of the same key has a later answer. */
export function answerTo(
  { answers }: SpanTree,
  { key, at }: { key: string | null; at: Nanos },
): Resumption | undefined {
  return key === null ? undefined : answers.get(key)?.find((answer) => answer.at >= at);
}

/** The last of a list in order of start that began by `at`. */
export function lastStartedBy<Span extends TraceSpan>(
  spans: readonly Span[] | undefined,
  at: Nanos,
): Span | undefined {
  if (!spans) return undefined;
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span && span.startedAt <= at) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}

function compareStarts(a: TraceSpan, b: TraceSpan): number {
  if (a.startedAt === b.startedAt) return 0;
  return a.startedAt < b.startedAt ? -1 : 1;
}

function groupSteps(
  spans: readonly TraceSpan[],
  above: SpanTree["above"],
): Map<SpanId, TraceSpan[]> {
  const steps = new Map<SpanId, TraceSpan[]>();
  for (const span of spans) {
    if (!STEP_KINDS.has(span.kind)) continue;
    const agent = above.get(span.id)?.agent;
    if (!agent) continue;
    const own = steps.get(agent.id);
    if (own) own.push(span);
    else steps.set(agent.id, [span]);
  }
  return steps;
}
