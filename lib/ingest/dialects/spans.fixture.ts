import { StoredEvent } from "@/lib/domain/event/native-event";
import { SpanId, TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import { nanos } from "@/lib/domain/time";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { deriveHandoffEvents, type DerivedEvent } from "./derive-handoffs";

export type SpanOptions = {
  parent?: string;
  kind?: TraceSpan["kind"];
  name?: string;
  agent?: string;
  service?: string;
  times: readonly [number, number | null];
  attributes?: Record<string, Json>;
  status?: TraceSpan["status"];
  statusMessage?: string;
  input?: string;
  output?: string;
};

const DEFAULTS = {
  kind: "agent",
  service: null,
  status: "unset",
  statusMessage: null,
  attributes: { "gen_ai.operation.name": "x" },
} as const;

/** A span as it is kept; bodies are references that name themselves. */
export function span(id: string, options: SpanOptions): TraceSpan {
  const { parent, times, input, output, agent = null, ...rest } = options;
  const [startedAt, endedAt] = times;
  return {
    ...DEFAULTS,
    name: `invoke_agent ${agent ?? ""}`,
    agent,
    ...rest,
    id: SpanId.parse(id),
    traceId: TraceId.parse("trace"),
    parentId: parent === undefined ? null : SpanId.parse(parent),
    startedAt: nanos(startedAt),
    endedAt: endedAt === null ? null : nanos(endedAt),
    input: bodyOf(input),
    output: bodyOf(output),
  };
}

export function toolCall(name: string, id: string, options: SpanOptions): TraceSpan {
  const attributes = { "gen_ai.tool.name": name, ...options.attributes };
  return span(id, { name: `execute_tool ${name}`, ...options, kind: "tool", attributes });
}

function bodyOf(payload: string | undefined): TraceSpan["input"] {
  return payload === undefined ? null : { payload, bytes: 1 };
}

/** One line an event, in order: what happened to whom, and when. */
export function outlineOf(spans: readonly TraceSpan[]): string[] {
  return deriveHandoffEvents(spans).map((event) => `${detailOf(event)} @${event.at}`);
}

/** `A>B` for each handoff, inferred ones as `A~B`. */
export function edgesOf(spans: readonly TraceSpan[]): string[] {
  return deriveHandoffEvents(spans).flatMap((event) =>
    event.event === "handoff_initiated"
      ? [`${event.from_agent}${event.inferred_why === undefined ? ">" : "~"}${event.to_agent}`]
      : [],
  );
}

export function initiatedIn(spans: readonly TraceSpan[]) {
  return deriveHandoffEvents(spans).filter((event) => event.event === "handoff_initiated");
}

function detailOf(event: DerivedEvent): string {
  if (event.event === "handoff_initiated") return `${event.from_agent}>${event.to_agent}`;
  if (event.event === "task_failed") return `failed ${event.error.type}`;
  if (event.event === "handoff_progressed") return event.step;
  if (event.event === "approval_decided") return event.decision;
  return `${event.event} ${"agent" in event ? (event.agent ?? "") : ""}`.trim();
}

/** What the store would hold: the vocabulary accepts every event, and no id comes twice. */
export function checkStored(events: readonly DerivedEvent[]): DerivedEvent[] {
  const ids = new Set(events.map(({ event_id: id }) => id));
  if (ids.size !== events.length) throw new Error("two events have one id");
  for (const event of events) {
    const text = JSON.stringify(event, (_key, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    );
    StoredEvent.parse(JSON.parse(text));
  }
  return [...events];
}
