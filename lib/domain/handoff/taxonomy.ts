/** The closed word lists of a handoff (seed: case study, "Handoff taxonomy"). */
export const HANDOFF_TYPES = ["route", "delegate", "return", "escalate", "loop"] as const;
export type HandoffType = (typeof HANDOFF_TYPES)[number];

export const HANDOFF_PATTERNS = ["push", "pull", "blackboard", "streaming"] as const;
export type HandoffPattern = (typeof HANDOFF_PATTERNS)[number];

export const HANDOFF_OUTCOMES = [
  "in_flight",
  "succeeded",
  "failed",
  "rejected",
  "incomplete",
] as const;
export type HandoffOutcome = (typeof HANDOFF_OUTCOMES)[number];

/** `sync`: the caller waits. `async`: fire and forget, judged by its own completion only. */
export const HANDOFF_MODES = ["sync", "async"] as const;
export type HandoffMode = (typeof HANDOFF_MODES)[number];

/** Where in the work the handoff happens; best after data collection and before action. */
export const HANDOFF_PHASES = ["gathering", "ready", "executing"] as const;
export type HandoffPhase = (typeof HANDOFF_PHASES)[number];

/** Shown beside an open outcome: held by a human, or not heard of any more. */
export const HANDOFF_STANDINGS = ["waiting", "lost"] as const;
export type HandoffStanding = (typeof HANDOFF_STANDINGS)[number];

export const HANDOFF_FLAGS = ["clock_skew", "tool_error"] as const;
export type HandoffFlag = (typeof HANDOFF_FLAGS)[number];

export const AGENT_ROLES = ["orchestrator", "specialist", "human"] as const;
export type AgentRole = (typeof AGENT_ROLES)[number];

/**
 * How the runtime reaches an agent: it comes with Baton, is code of the operator's, a model, a person, is
 * called, or comes to its inbox.
 */
export const AGENT_KINDS = ["scripted", "code", "llm", "human", "a2a", "http", "remote"] as const;
export type AgentKind = (typeof AGENT_KINDS)[number];

/** The kinds that a worker of ours runs or calls. */
const PERFORMED_KINDS: ReadonlySet<AgentKind> = new Set([
  "scripted",
  "code",
  "llm",
  "human",
  "a2a",
  "http",
]);

/** The kinds that are started for their work: they have it once an instance of them is ready. */
const STARTED_KINDS: ReadonlySet<AgentKind> = new Set(["code"]);

export function reachOf(kind: AgentKind | null | undefined) {
  return {
    isPerformed: kind ? PERFORMED_KINDS.has(kind) : false,
    isStarted: kind ? STARTED_KINDS.has(kind) : false,
  };
}

export const TRACE_STATUSES = ["running", "succeeded", "failed", "incomplete", "waiting"] as const;
export type TraceStatus = (typeof TRACE_STATUSES)[number];

export const SPAN_KINDS = [
  "agent",
  "llm",
  "tool",
  "guardrail",
  "human",
  "handoff",
  "other",
] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

export const SPAN_STATUSES = ["ok", "error", "unset"] as const;
export type SpanStatus = (typeof SPAN_STATUSES)[number];
