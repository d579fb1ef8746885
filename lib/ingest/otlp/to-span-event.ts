import { AGENT_NAME_CHARS_MAX, TEXT_CHARS_MAX, WORD_CHARS_MAX } from "@/lib/domain/event/shapes";
import { SPAN_NAME_CHARS_MAX, UNNAMED_SPAN } from "@/lib/domain/event/span-event";
import type { SpanKind, SpanStatus } from "@/lib/domain/handoff/taxonomy";
import type { Json } from "@/lib/domain/json";
import { graphExitOf } from "../dialects/graph-outcome";
import { commandAttribute } from "../dialects/langgraph-command";
import { graphNodeOf, isNodeRun, type GraphNode } from "../dialects/langgraph-node";
import { setAttribute } from "./attributes";
import { composeContents, contentsOf, isMessageEvent } from "./message-events";
import { STATUS_ERROR, STATUS_OK, type Attributes, type OtlpSpan } from "./otlp-span";
import { spanKind } from "./span-kind";
import { splitContent } from "./split-content";

/** A native `span` event as JSON: instants are epoch nanoseconds in digits. */
export type WireSpan = Record<string, Json>;

const SESSION_KEYS = [
  "gen_ai.conversation.id",
  "session.id",
  "langfuse.session.id",
  "gcp.vertex.agent.session_id",
  "traceloop.association.properties.session_id",
  "traceloop.association.properties.conversation_id",
  "traceloop.association.properties.thread_id",
  "langsmith.metadata.thread_id",
  "langsmith.metadata.session_id",
  "ai.telemetry.metadata.sessionId",
];
const AGENT_NAME_KEYS = [
  "gen_ai.agent.name",
  "agent.name",
  "subagent.name",
  "graph.node.name",
  "graph.node.id",
  "traceloop.entity.name",
];
const RESOURCE_KEYS = ["deployment.environment.name", "service.version", "service.namespace"];

/**
 * Translates a span into the vocabulary. The same span always makes the same event, and one that keeps
 * every limit of the vocabulary: `parseNativeEvents` does not check it again.
 */
export function toSpanEvent(span: OtlpSpan): WireSpan {
  const graphNode = graphNodeOf(span);
  const kind = spanKind(span);
  const { attributes, ...own } = splitContent(span.attributes, { isTool: kind === "tool" });
  const bodies = { ...toldInEvents(span), ...own };
  const session = firstText(span.attributes, SESSION_KEYS);
  return {
    event: "span",
    event_id: `span:${span.traceId}:${span.spanId}`,
    trace_id: span.traceId,
    id: span.spanId,
    parent_id: span.parentSpanId,
    ...whoRan(span, kind, graphNode),
    name: span.name.slice(0, SPAN_NAME_CHARS_MAX) || UNNAMED_SPAN,
    service: span.service?.slice(0, WORD_CHARS_MAX) ?? null,
    start: span.startNs.toString(),
    end: span.endNs?.toString() ?? null,
    ...outcome(span, graphNode),
    ...(session && { session_id: session.slice(0, WORD_CHARS_MAX) }),
    attributes: {
      ...withTelemetry(attributes, span),
      ...(graphNode && commandAttribute(bodies.output ?? null)),
    },
    ...bodies,
  };
}

/** Messages that older conventions put into events of the span. */
function toldInEvents({ events }: OtlpSpan): { input?: Json; output?: Json } {
  if (!events.some(({ name }) => isMessageEvent(name))) return {};
  const inOrder = events.toSorted((a, b) => Number(a.atNs - b.atNs));
  const contents = inOrder.flatMap(contentsOf);
  const input = composeContents(contents.filter(({ side }) => side === "input"));
  const output = composeContents(contents.filter(({ side }) => side === "output"));
  return { ...(input !== undefined && { input }), ...(output !== undefined && { output }) };
}

/** LangGraph's nodes are its agents, though its spans say no more than "chain". */
function whoRan(span: OtlpSpan, kind: SpanKind, node: GraphNode | undefined) {
  const isAgent = node && (kind === "other" || kind === "agent") && isNodeRun(span.name, node);
  if (isAgent) return { kind: "agent", agent: node.node.slice(0, AGENT_NAME_CHARS_MAX) };
  return { kind, agent: ownAgent(span, kind) };
}

function outcome(span: OtlpSpan, node: GraphNode | undefined) {
  const message = statusMessage(span);
  const status = node && isGraphExit(span, message) ? "unset" : statusOf(span);
  return { status, ...(message && { status_message: message.slice(0, TEXT_CHARS_MAX) }) };
}

/** Thrown to leave a node, and so told as an error: none happened. */
function isGraphExit({ events }: OtlpSpan, message: string | null): boolean {
  const told = events.map(({ name, attributes }) => ({ name, attributes }));
  return graphExitOf({ statusMessage: message, attributes: { "otel.events": told } }) !== undefined;
}

/** Only an agent's own span names it: elsewhere `gen_ai.agent.name` is context, at times a constant. */
function ownAgent(span: OtlpSpan, kind: SpanKind): string | null {
  if (kind !== "agent") return null;
  const stated = firstText(span.attributes, AGENT_NAME_KEYS) ?? nameInTitle(span.name);
  const name = stated ?? firstText(span.attributes, ["gen_ai.agent.id"]) ?? span.name;
  return name.slice(0, AGENT_NAME_CHARS_MAX) || null;
}

function nameInTitle(title: string): string | null {
  return /^invoke_agent (.+)$/.exec(title)?.[1] ?? null;
}

function statusOf({ statusCode }: OtlpSpan): SpanStatus {
  if (statusCode === STATUS_ERROR) return "error";
  return statusCode === STATUS_OK ? "ok" : "unset";
}

function statusMessage({ statusMessage: stated, statusCode, events }: OtlpSpan): string | null {
  if (stated || statusCode !== STATUS_ERROR) return stated || null;
  const exception = events.find(({ name }) => name === "exception");
  return exception
    ? firstText(exception.attributes, ["exception.message", "exception.type"])
    : null;
}

/** What OTLP says beside the attributes, under `otel.`: a span without own attributes is a sign. */
function withTelemetry(own: Attributes, span: OtlpSpan): Attributes {
  const attributes = { ...own };
  if (span.scope.name) attributes["otel.scope.name"] = span.scope.name;
  if (span.droppedAttributesCount > 0) {
    attributes["otel.dropped_attributes_count"] = span.droppedAttributesCount;
  }
  const events = span.events.filter(({ name }) => !isMessageEvent(name));
  if (events.length > 0) {
    attributes["otel.events"] = events.map(({ atNs, ...event }) => ({
      ...event,
      at: String(atNs),
    }));
  }
  if (span.links.length > 0) attributes["otel.links"] = span.links.map((link) => ({ ...link }));
  for (const key of RESOURCE_KEYS) {
    const value = span.resource[key];
    if (value !== undefined) setAttribute(attributes, `otel.resource.${key}`, value);
  }
  return attributes;
}

function firstText(attributes: Attributes, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = attributes[key];
    if (typeof value === "string" && value !== "") return value;
  }
  return null;
}
