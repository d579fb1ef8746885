import { UNNAMED_SPAN } from "@/lib/domain/event/span-event";
import type { SpanKind } from "@/lib/domain/handoff/taxonomy";
import type { Json } from "@/lib/domain/json";
import { commandAttribute } from "../dialects/langgraph-command";
import { UnreadableLine } from "../guard/parse-ndjson";
import { describeIssues } from "../native/describe-issues";
import type { WireEvent } from "../native/wire-event";
import { fieldsAt, isFields, type Fields } from "../openai-agents/fields";
import { graphAgent } from "./graph-agent";
import { Run } from "./run";
import { argumentsOf, runAttributes } from "./run-attributes";
import { runOutcome } from "./run-error";
import { instantOf, placeOf, type RunPlace } from "./run-place";

const KINDS: Readonly<Record<string, SpanKind>> = { llm: "llm", tool: "tool", retriever: "tool" };
const NAME_CHARS_MAX = 1000;
const AGENT_CHARS_MAX = 200;
const WORD_CHARS_MAX = 500;
const SESSION_KEYS = ["thread_id", "session_id", "conversation_id"];

/** Translates a run, or what a patch says of it: the store puts the halves of a span together. */
export function toSpanEvent(fields: Fields): WireEvent | UnreadableLine {
  const refuse = (message: string) => new UnreadableLine(message, { sent: fields });
  const parsed = Run.safeParse(fields);
  if (!parsed.success) return refuse(describeIssues(parsed.error, fields));
  const run = parsed.data;
  const place = placeOf(run);
  if (place.traceId === null) return refuse(`run ${run.id}: trace_id: is missing`);
  if (place.start === null) {
    return refuse(`run ${run.id}: start_time: is missing or no time`);
  }
  return spanEvent(run, { ...place, start: place.start });
}

function spanEvent(run: Run, place: RunPlace & { start: bigint }): WireEvent {
  const metadata = fieldsAt(run.extra ?? {}, "metadata");
  const end = endOf(run, place.start);
  const outcome = runOutcome(run.error, { hasEnded: end !== null });
  const agent = graphAgent(run, metadata);
  return {
    event: "span",
    event_id: `span:${place.traceId}:${run.id}`.slice(0, 128),
    trace_id: place.traceId,
    id: run.id,
    parent_id: place.parentId,
    kind: agent === null ? kindOf(run.run_type) : "agent",
    agent: agent?.slice(0, AGENT_CHARS_MAX) ?? null,
    name: (run.name || agent || UNNAMED_SPAN).slice(0, NAME_CHARS_MAX),
    start: place.start.toString(),
    end,
    status: outcome.status,
    ...(outcome.message !== null && { status_message: outcome.message }),
    ...sessionOf(metadata),
    attributes: {
      ...runAttributes(run, metadata),
      ...outcome.attributes,
      ...commandAttribute(run.outputs ?? null),
    },
    ...bodiesOf(run),
  };
}

function kindOf(type: string | null): SpanKind {
  return (type !== null && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined) ?? "other";
}

/** The start's last digits are a counter, not time: they must not push it behind the end. */
function endOf(run: Run, start: bigint): string | null {
  const end = instantOf(run.end_time);
  if (end === null) return null;
  return (end > start ? end : start).toString();
}

function sessionOf(metadata: Fields): Fields {
  const id = SESSION_KEYS.map((key) => wordOf(metadata[key])).find((word) => word !== null);
  return id === undefined ? {} : { session_id: id };
}

function wordOf(value: Json | undefined): string | null {
  if (typeof value === "number") return value.toString();
  return typeof value === "string" ? value.slice(0, WORD_CHARS_MAX) || null : null;
}

/** What stands for "none yet" must not keep out what a patch brings. */
function bodiesOf({ run_type: type, inputs, outputs, end_time: end }: Run): Fields {
  const input = (type === "tool" ? argumentsOf(inputs) : inputs) ?? null;
  const output = outputs ?? null;
  const isPlaceholder = end === null && isFields(output) && Object.keys(output).length === 0;
  return {
    ...(input !== null && { input }),
    ...(output !== null && !isPlaceholder && { output }),
  };
}
