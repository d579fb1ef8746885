import { LOSS_STAGES } from "../context/loss-stages";
import { FINDING_KINDS } from "../findings/finding";
import {
  HANDOFF_FLAGS,
  HANDOFF_MODES,
  HANDOFF_OUTCOMES,
  HANDOFF_PATTERNS,
  HANDOFF_PHASES,
  HANDOFF_TYPES,
  TRACE_STATUSES,
} from "../handoff/taxonomy";

/** What the presence of something is asked for with: `has:error`. */
export const PRESENCES = ["error", "session", "usage"] as const;
/** Facts that a sender may leave open (ruling: unknown is not false). */
export const TRUTHS = ["true", "false", "unknown"] as const;

/**
 * Everything that can be asked for, once: the parser, the SQL, the suggestions and the documentation read
 * this table. `appliesTo` says whose property it is. A property of the trace may also be asked of a
 * handoff (its trace is meant); one of a handoff asked of a trace means one of its handoffs.
 */
export const QUERY_FIELDS = {
  from: handoff("agent", "The agent that hands off", "from:research"),
  to: handoff("agent", "The agent that gets the work", 'to:"Data Agent"'),
  agent: both("agent", "An agent that takes part", "agent:planner"),
  outcome: handoff("word", "How a handoff ended", "outcome:failed,rejected", HANDOFF_OUTCOMES),
  type: handoff("word", "The kind of handoff", "type:loop", HANDOFF_TYPES),
  status: trace("word", "How the whole trace stands", "status:running", TRACE_STATUSES),
  reason: handoff("text", "Why it was handed off", "reason:missing_capability"),
  error: handoff("text", "The type of a handoff's error", "error:timeout"),
  has: both("word", "Something that is there", "has:error", PRESENCES),
  finding: both(
    "word",
    "Something wrong that was noticed",
    "finding:credential-leak",
    FINDING_KINDS,
  ),
  flag: handoff("word", "Something odd about a handoff", "flag:clock_skew", HANDOFF_FLAGS),
  gap: handoff("word", "Where facts went missing", "gap:withheld,lost", LOSS_STAGES),
  withheld: handoff("text", "A field that the caller kept back", "withheld:/budget"),
  lost: handoff("text", "A field that was lost on the way", "lost:/constraints/*"),
  hop: handoff("count", "How many handoffs lead to it, returns aside", "hop:>=3"),
  bytes: handoff("size", "The size of the context as sent", "bytes:>10kb"),
  latency: handoff("duration", "From initiated to received", "latency:>500ms"),
  serialization: handoff(
    "duration",
    "The part spent on writing the context",
    "serialization:>100ms",
  ),
  network: handoff("duration", "The part spent on the way", "network:>100ms"),
  init: handoff("duration", "The part until the callee was ready", "init:>1s"),
  deserialization: handoff("duration", "The part spent on reading", "deserialization:>100ms"),
  execution: handoff("duration", "From received to completed", "execution:>1m"),
  duration: trace("duration", "From the trace's start to its end", "duration:>2s"),
  handoffs: trace("count", "How many handoffs the trace has", "handoffs:>=5"),
  spans: trace("count", "How many spans the trace has", "spans:>1000"),
  errors: trace("count", "How many errors the trace has", "errors:>0"),
  tokens: trace("count", "Input and output tokens of the trace", "tokens:>1000"),
  cost: trace("number", "Cost of the trace in US dollars", "cost:>0.5"),
  quality: handoff("number", "The rating of a handoff, 0 to 1", "quality:<0.7"),
  pattern: handoff("word", "How the work travels", "pattern:pull", HANDOFF_PATTERNS),
  mode: handoff("word", "Whether the caller waits", "mode:async", HANDOFF_MODES),
  phase: handoff("word", "Where in the work it happens", "phase:gathering", HANDOFF_PHASES),
  explicit: handoff("word", "It carries its own context", "explicit:false", TRUTHS),
  justified: handoff("word", "It says why", "justified:false", TRUTHS),
  validated: handoff("word", "Capabilities were checked first", "validated:false", TRUTHS),
  staged: handoff("word", "It is one step of a staged workflow", "staged:true", TRUTHS),
  pooled: handoff("word", "The callee was warm", "pooled:false", TRUTHS),
  source: both("text", "Where it was heard of from", "source:otlp"),
  service: handoff("text", "The service of either agent", "service:billing"),
  session: trace("text", "The conversation", "session:c-42"),
  trace: trace("text", "The id of a trace", "trace:4bf92f3577b34da6"),
  handoff: handoff("text", "The id of a handoff", "handoff:h-1"),
  after: both("instant", "Started at or after", "after:2026-11-01"),
  before: both("instant", "Started before", "before:2026-11-30T12:00:00Z"),
} as const satisfies Record<string, QueryField>;

export type FieldName = keyof typeof QUERY_FIELDS;
/** What a value is made of: it decides how it is read, compared and printed. */
export type FieldType =
  | "agent"
  | "text"
  | "word"
  | "size"
  | "duration"
  | "count"
  | "number"
  | "instant";
export type QueryField = {
  type: FieldType;
  appliesTo: "trace" | "handoff" | "both";
  meaning: string;
  example: string;
  /** The only values there are, for a `word`. */
  words?: readonly string[];
};

type FieldsOf<Subject extends "trace" | "handoff"> = {
  [Name in FieldName]: (typeof QUERY_FIELDS)[Name]["appliesTo"] extends Subject | "both"
    ? Name
    : never;
}[FieldName];
/** Fields that a trace answers by itself. */
export type TraceFieldName = FieldsOf<"trace">;
/** Fields that a handoff answers by itself. */
export type HandoffFieldName = FieldsOf<"handoff">;

export const FIELD_NAMES = Object.keys(QUERY_FIELDS).filter(isFieldName);

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(QUERY_FIELDS, name);
}

export function fieldOf(name: FieldName): QueryField {
  return QUERY_FIELDS[name];
}

export function isTraceField(name: FieldName): name is TraceFieldName {
  return QUERY_FIELDS[name].appliesTo !== "handoff";
}

export function isHandoffField(name: FieldName): name is HandoffFieldName {
  return QUERY_FIELDS[name].appliesTo !== "trace";
}

type Described = [type: FieldType, meaning: string, example: string, words?: readonly string[]];

function trace(...described: Described): QueryField & { appliesTo: "trace" } {
  return { ...toField(described), appliesTo: "trace" };
}

function handoff(...described: Described): QueryField & { appliesTo: "handoff" } {
  return { ...toField(described), appliesTo: "handoff" };
}

function both(...described: Described): QueryField & { appliesTo: "both" } {
  return { ...toField(described), appliesTo: "both" };
}

function toField([type, meaning, example, words]: Described): Omit<QueryField, "appliesTo"> {
  return { type, meaning, example, ...(words === undefined ? {} : { words }) };
}
