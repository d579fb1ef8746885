import type { SpanKind } from "@/lib/domain/handoff/taxonomy";
import type { Nanos } from "@/lib/domain/time";
import { splitContent, type SplitContent } from "../otlp/split-content";
import type { WireEvent } from "../native/wire-event";
import { CUT_BY_SENDER, isCutBySender } from "../otlp/cut-by-sender";
import type { ExportedSpan } from "./exported-item";
import { countAt, fieldsAt, textAt, type Fields } from "./fields";
import { splitSpanData, type SpanBodies } from "./span-bodies";
import { spanOutcome } from "./span-error";
import { toolCallsIn } from "./tool-calls";

const KINDS: Readonly<Record<string, SpanKind>> = {
  agent: "agent",
  generation: "llm",
  response: "llm",
  function: "tool",
  mcp_tools: "tool",
  guardrail: "guardrail",
  handoff: "handoff",
};
const NAME_CHARS_MAX = 1000;
const AGENT_CHARS_MAX = 200;
const DATA_PREFIX = "openai.span_data.";
/** Names what of the span was too large to keep. */
const LEFT_OUT = "baton.left_out";

/**
 * Translates a span of the OpenAI Agents SDK. Its times are whole milliseconds and ties are common:
 * `index`, its place among spans that are exported as they end, is added to the start in nanoseconds.
 */
export function toSpanEvent(span: ExportedSpan, index: number): WireEvent {
  const { span_data: data, ended_at: endedAt } = span;
  const kind = kindOf(data);
  const { status, message, error } = spanOutcome(span.error, { kind, hasEnded: endedAt !== null });
  const bodies = splitSpanData(data);
  const { attributes, ...content } = withContent(bodies, kind);
  const start = span.started_at + BigInt(index);
  return {
    event: "span",
    event_id: `span:${span.trace_id}:${span.id}`.slice(0, 128),
    trace_id: span.trace_id,
    id: span.id,
    parent_id: span.parent_id,
    kind,
    name: nameOf(data).slice(0, NAME_CHARS_MAX),
    agent: agentOf(data, kind)?.slice(0, AGENT_CHARS_MAX) ?? null,
    start: start.toString(),
    end: endOf(endedAt, start),
    status,
    ...(message !== null && { status_message: message }),
    attributes: {
      ...attributes,
      ...dataAttributes(bodies),
      ...(kind === "llm" && { ...modelAttributes(data), ...toolCallsIn(data["output"]) }),
      ...(error !== null && { "openai.error": error }),
      ...(isCut(bodies) && { [CUT_BY_SENDER]: true }),
    },
    ...content,
  };
}

function kindOf(data: Fields): SpanKind {
  const type = textAt(data, "type") ?? "";
  return (Object.hasOwn(KINDS, type) ? KINDS[type] : undefined) ?? "other";
}

/** The tie-break must not let a span end before it starts. */
function endOf(endedAt: Nanos | null, start: bigint): string | null {
  if (endedAt === null) return null;
  return (endedAt > start ? endedAt : start).toString();
}

function nameOf(data: Fields): string {
  const type = textAt(data, "type") ?? "(unnamed)";
  if (type === "handoff") {
    return `${textAt(data, "from_agent") ?? "?"} → ${textAt(data, "to_agent", "intended_to") ?? "?"}`;
  }
  const detail = textAt(data, "model", "server");
  return textAt(data, "name") ?? (detail ? `${type} ${detail}` : type);
}

/** A turn is no run of its agent, but says whose it is. */
function agentOf(data: Fields, kind: SpanKind): string | null {
  if (kind === "agent") return textAt(data, "name");
  return kind === "other" ? textAt({ ...data, ...fieldsAt(data, "data") }, "agent_name") : null;
}

/** Bodies under the names that other dialects know; JSON text is read, so that masking sees inside. */
function withContent({ input, output, small }: SpanBodies, kind: SpanKind): SplitContent {
  const isTool = kind === "tool";
  const all: Fields = {};
  const name = isTool ? textAt(small, "name") : null;
  const args = kind === "handoff" ? small["arguments"] : undefined;
  if (name !== null) all["gen_ai.tool.name"] = name;
  if (input !== undefined) all[isTool ? "gen_ai.tool.call.arguments" : "input.value"] = input;
  if (output !== undefined) all[isTool ? "gen_ai.tool.call.result" : "output.value"] = output;
  return args === undefined ? splitContent(all) : withArguments(splitContent(all), args);
}

/** A handoff may carry its call's arguments: they are what dialects read, not the span's input. */
function withArguments(content: SplitContent, args: Fields[string]): SplitContent {
  const { attributes } = splitContent({ "gen_ai.tool.call.arguments": args });
  return { ...content, attributes: { ...content.attributes, ...attributes } };
}

function dataAttributes({ small, leftOut }: SpanBodies): Fields {
  const entries = Object.entries(small).map(([key, value]) => [DATA_PREFIX + key, value]);
  return {
    ...Object.fromEntries(entries),
    ...(leftOut.length > 0 && { [LEFT_OUT]: leftOut }),
  };
}

function modelAttributes(data: Fields): Fields {
  const usage = fieldsAt(data, "usage");
  const model = textAt(data, "model");
  const responseId = textAt(data, "response_id");
  const input = countAt(usage, "input_tokens", "prompt_tokens");
  const output = countAt(usage, "output_tokens", "completion_tokens");
  return {
    ...(model !== null && { "gen_ai.request.model": model }),
    ...(responseId !== null && { "gen_ai.response.id": responseId }),
    ...(input !== null && { "gen_ai.usage.input_tokens": input }),
    ...(output !== null && { "gen_ai.usage.output_tokens": output }),
  };
}

function isCut({ input, output }: SpanBodies): boolean {
  return isCutBySender(input ?? null) || isCutBySender(output ?? null);
}
