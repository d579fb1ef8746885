import type { SpanId } from "@/lib/domain/ids";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { recordAt } from "./read-attributes";

/** What LangGraph's run metadata says of a span. */
export type GraphNode = {
  node: string;
  step: number | null;
  /** `Alice:uuid`, inside a subgraph `Alice:uuid|tools:uuid`; the same when a node runs again. */
  checkpointNs: string;
  threadId: string | null;
  /** Set on the tools that the swarm package makes. */
  destination: string | null;
};

const FLAT_PREFIXES = ["langsmith.metadata.", "langfuse.observation.metadata.", ""];
const FLAT_NODE_KEYS = FLAT_PREFIXES.map((prefix) => `${prefix}langgraph_node`);
const HIDDEN = new Set(["__start__", "__end__"]);
const OWN_KINDS = new Set(["llm", "tool", "guardrail", "handoff", "human"]);

export function readGraphNodes(spans: readonly TraceSpan[]): ReadonlyMap<SpanId, GraphNode> {
  const nodes = new Map<SpanId, GraphNode>();
  for (const span of spans) {
    const node = graphNodeOf(span);
    if (node) nodes.set(span.id, node);
  }
  return nodes;
}

export function graphNodeOf({ attributes }: Pick<TraceSpan, "attributes">): GraphNode | undefined {
  const metadata = recordAt(attributes, "metadata");
  const found = "langgraph_node" in metadata ? metadata : flattened(attributes);
  const node = found?.["langgraph_node"];
  if (!found || typeof node !== "string" || node === "") return undefined;
  return {
    node,
    step: numberOf(found["langgraph_step"]),
    checkpointNs:
      textOf(found["langgraph_checkpoint_ns"]) ?? textOf(found["checkpoint_ns"]) ?? node,
    threadId: textOf(found["thread_id"]),
    destination: textOf(found["__handoff_destination"]),
  };
}

/**
 * The node run of a graph's outermost level is the agent; what runs inside a subgraph, and the second
 * run that a compiled subgraph makes of itself, are not.
 */
export function asGraphAgent(span: TraceSpan, nodes: ReadonlyMap<SpanId, GraphNode>): TraceSpan {
  const own = nodes.get(span.id);
  if (!own || OWN_KINDS.has(span.kind)) return span;
  const parent = span.parentId === null ? undefined : nodes.get(span.parentId);
  const isRun = isNodeRun(span.name, own) && parent?.checkpointNs !== own.checkpointNs;
  return isRun
    ? { ...span, kind: "agent", agent: own.node }
    : { ...span, kind: span.kind === "agent" ? "other" : span.kind, agent: null };
}

export function isNodeRun(name: string, { node, checkpointNs }: GraphNode): boolean {
  return name === node && !checkpointNs.includes("|") && !HIDDEN.has(node);
}

/** LangSmith and Langfuse flatten metadata into attributes of their own. */
function flattened(attributes: TraceSpan["attributes"]): Record<string, unknown> | undefined {
  const prefix = FLAT_PREFIXES[FLAT_NODE_KEYS.findIndex((key) => key in attributes)];
  if (prefix === undefined) return undefined;
  const keys = ["langgraph_node", "langgraph_step", "langgraph_checkpoint_ns", "checkpoint_ns"];
  const names = [...keys, "thread_id", "__handoff_destination"];
  return Object.fromEntries(names.map((name) => [name, attributes[`${prefix}${name}`]]));
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function numberOf(value: unknown): number | null {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : null;
}
