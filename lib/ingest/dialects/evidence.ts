import type { PayloadRef, StoredEventOf } from "@/lib/domain/event/native-event";
import type { HandoffType } from "@/lib/domain/handoff/taxonomy";
import type { Nanos } from "@/lib/domain/time";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { cutText } from "./cut-text";

/**
 * The ways in which spans tell of a handoff, best first: the first that tells of one names it and
 * its words win. Two sides of one convention (a tool call, the callee's own span) count as two.
 */
export const DIALECTS = [
  "native",
  "baton",
  "otel_transfer",
  "otel_handoff",
  "otel_caller",
  "gen_ai_handoff",
  "openai",
  "openinference_tool",
  "openinference_node",
  "handoff_parent",
  "langgraph_command",
  "langgraph_run",
  "tool_name",
  "a2a",
  "approval",
  "nesting",
  "sequence",
] as const;
export type Dialect = (typeof DIALECTS)[number];

export type AgentRun = TraceSpan & { agent: string };

export function isAgentRun(span: TraceSpan): span is AgentRun {
  return span.kind === "agent" && span.agent !== null;
}

/** `service` null: unknown. */
export type Party = { name: string; service: string | null };

export type Words = Partial<
  Pick<StoredEventOf<"handoff_initiated">, "task" | "justification" | "reason" | "mode" | "pattern">
> & { type?: HandoffType };

export type Contents = {
  held?: PayloadRef;
  sent?: PayloadRef;
  received?: PayloadRef;
  understood?: PayloadRef;
};

type Stated<Name extends "task_complete" | "task_failed" | "handoff_rejected"> = Omit<
  StoredEventOf<Name>,
  "event_id" | "trace_id" | "handoff_id" | "agent"
>;
/** How the handoff ended, where a convention says so itself. */
export type StatedEnd =
  | Stated<"task_complete">
  | Stated<"task_failed">
  | Stated<"handoff_rejected">;

/** A pause until a person (or the caller) answers. */
export type Pause = {
  approvalId: string;
  kind: string;
  at: Nanos;
  question?: string;
  /** By what other traces of the session know it, where they may answer it. */
  key?: string;
  decided?: { at: Nanos; decision: "approve" | "reject" | "respond" };
};

/** One statement, by one dialect, that somebody handed something to somebody. */
export type Evidence = {
  dialect: Dialect;
  /** Where it was stated; names the handoff. */
  span: TraceSpan;
  /** Tells apart several handoffs that one span states. */
  part: string;
  /** The handoff's own id, where the sender gave one. */
  handoffId: string | null;
  at: Nanos;
  from: Party | null;
  /** The name as it was stated; null when nothing says. */
  to: Party | null;
  caller: AgentRun | null;
  /** The run that carried it out, where the dialect itself links it. */
  callee: AgentRun | null;
  /** It was stated by the callee's span, not where it was asked for. */
  isCalleeSide: boolean;
  /** The caller waits for an answer and goes on itself; null: not said. */
  isReturning: boolean | null;
  /** Why the transfer itself failed: then nobody carries it out. */
  failure: string | null;
  contents: Contents;
  words: Words;
  /** Null: stated. */
  inferredWhy: string | null;
  pauses: readonly Pause[];
  end: StatedEnd | null;
  /** What its own native events say of it, and spans need not; empty where it has none. */
  told: ReadonlySet<string>;
};

const NOTHING_TOLD: ReadonlySet<string> = new Set();
const AGENT_CHARS_MAX = 200;

export function evidenceOf(
  given: Pick<Evidence, "dialect" | "span"> & Partial<Evidence>,
): Evidence {
  return {
    part: "",
    handoffId: null,
    at: given.span.startedAt,
    from: null,
    to: null,
    caller: null,
    callee: null,
    isCalleeSide: false,
    isReturning: null,
    failure: null,
    contents: {},
    words: {},
    inferredWhy: null,
    pauses: [],
    end: null,
    told: NOTHING_TOLD,
    ...given,
  };
}

export function partyOf(name: string | null, service: string | null = null): Party | null {
  return name === null ? null : { name: cutText(name, AGENT_CHARS_MAX), service };
}

export function partyOfRun({ agent, service }: AgentRun): Party {
  return { name: agent, service };
}

/** `transfer_to_weather_agent` means "Weather Agent" as well: names are alike, never rewritten. */
export function alike(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "_");
}

/** Who asked for approval hands over to this name (rulings, 8). */
export const HUMAN: Party = { name: "human", service: null };
