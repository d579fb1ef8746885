import type { NativeEventInput } from "../../domain/event/native-event";
import type { Json } from "../../domain/json";
import { formatInstant, nanos, type Nanos } from "../../domain/time";
import { agentDeclared, type DemoAgentName } from "../agents";

type Timeless<Event> = Event extends { event: string }
  ? Omit<Event, "event_id" | "trace_id" | "at">
  : never;
type Transfer = Extract<NativeEventInput, { event: "handoff_initiated" }>;
type SpanInput = Extract<NativeEventInput, { event: "span" }>;

export type ScriptedHandoff = {
  from: DemoAgentName;
  to: DemoAgentName;
  task: string;
  context?: Json;
  /** Seconds from the start of the trace. Omit `received` where nobody acknowledged. */
  at: number;
  received?: number;
} & Partial<Omit<Transfer, "event" | "event_id" | "trace_id" | "at" | "from_agent" | "to_agent">>;

export type ScriptedSpan = { from: number; to?: number } & Omit<
  SpanInput,
  "event" | "event_id" | "trace_id" | "at" | "id" | "start" | "end"
>;

export type Script = {
  events: NativeEventInput[];
  add: (atSeconds: number, event: Timeless<NativeEventInput>) => void;
  handoff: (handoff: ScriptedHandoff) => string;
  span: (span: ScriptedSpan) => string;
};

/** Writes one scenario: ids by order, so that loading it twice changes nothing. */
export function startScript(scene: {
  id: string;
  name: string;
  startedAt: Nanos;
  agents: readonly DemoAgentName[];
  request: Json;
  sessionId?: string;
}): Script {
  const traceId = `demo-${scene.id}`;
  const events: NativeEventInput[] = [];
  const at = (seconds: number) =>
    formatInstant(nanos(scene.startedAt + BigInt(Math.round(seconds * 1e6)) * 1000n));
  const next = () => ({ event_id: `${traceId}-${events.length + 1}`, trace_id: traceId });
  const add: Script["add"] = (seconds, event) => {
    events.push({ ...event, ...next(), at: at(seconds) });
  };
  add(0, {
    event: "trace_started",
    name: scene.name,
    request: scene.request,
    ...(scene.sessionId !== undefined && { session_id: scene.sessionId }),
  });
  for (const agent of scene.agents) events.push(agentDeclared(agent, { ...next(), at: at(0) }));
  return {
    events,
    add,
    handoff: (handoff) => addHandoff(handoff, `${traceId}-h${events.length + 1}`, add),
    span: ({ from, to, ...span }) => {
      const id = `${traceId}-s${events.length + 1}`;
      const end = to === undefined ? {} : { end: at(to) };
      events.push({ event: "span", ...next(), at: at(from), id, start: at(from), ...end, ...span });
      return id;
    },
  };
}

function addHandoff(
  { from, to, at, received, ...fields }: ScriptedHandoff,
  handoff_id: string,
  add: Script["add"],
): string {
  add(at, {
    event: "handoff_initiated",
    explicit: fields.context !== undefined,
    pattern: "push",
    ...fields,
    handoff_id,
    from_agent: from,
    to_agent: to,
  });
  if (received !== undefined) add(received, { event: "handoff_received", handoff_id, agent: to });
  return handoff_id;
}

export function minutesBefore(now: Nanos, minutes: number): Nanos {
  return nanos(now - BigInt(Math.round(minutes * 60)) * 1_000_000_000n);
}
