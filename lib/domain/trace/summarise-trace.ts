import type { Usage } from "../event/shapes";
import type { PlacedHandoff } from "../handoff/handoff";
import type { TraceStatus } from "../handoff/taxonomy";
import type { Nanos } from "../time";
import { orderAt } from "./handoff-order";
import { sumUsage } from "./sum-usage";
import { statusOfHandoffs } from "./trace-status";

/** What a trace's spans add up to; those of kind `handoff` left out, they are counted as handoffs. */
export type SpanSummary = {
  count: number;
  errorCount: number;
  startedAt: Nanos | null;
  /** Null while one of them is still open. */
  endedAt: Nanos | null;
  /** Sum of the leaf LLM spans; null when none reports any. */
  usage?: Usage | null;
};

export type TraceFacts = {
  /** In order of `seq`. */
  handoffs: readonly PlacedHandoff[];
  spans: SpanSummary;
  approvalsWaiting: number;
  started?: { at: Nanos } | undefined;
  ended?: { at: Nanos; status: TraceStatus | null } | undefined;
  /** Nothing was heard of it for the whole window: what is open is open no more. */
  isSilent?: boolean | undefined;
};

export type TraceSummary = {
  status: TraceStatus;
  startedAt: Nanos | null;
  /** Null while the trace is running or waiting. */
  endedAt: Nanos | null;
  /** Names, in order of first appearance. */
  agents: string[];
  handoffCount: number;
  errorCount: number;
  usage: Usage | null;
};

export function summariseTrace(facts: TraceFacts): TraceSummary {
  const { handoffs, spans } = facts;
  const status = statusOf(facts);
  const isOver = status !== "running" && status !== "waiting";
  return {
    status,
    startedAt: startOf(facts),
    endedAt: isOver ? endOf(facts) : null,
    agents: agentsOf(handoffs),
    handoffCount: handoffs.length,
    errorCount: spans.errorCount + handoffs.filter(isError).length,
    usage: spans.usage ?? sumUsage(handoffs.map(({ usage }) => usage)),
  };
}

function statusOf(facts: TraceFacts): TraceStatus {
  if (facts.approvalsWaiting > 0) return "waiting";
  const { handoffs } = facts;
  const status = handoffs.length > 0 ? statusOfHandoffs(handoffs) : statusOfSpans(facts);
  return status !== "waiting" && hasOpenSpan(facts) ? unended(facts) : status;
}

function statusOfSpans(facts: TraceFacts): TraceStatus {
  const { spans, ended } = facts;
  if (ended?.status === "running") return unended(facts);
  if (ended?.status) return ended.status;
  if (spans.count === 0 && !ended) return unended(facts);
  return spans.errorCount > 0 ? "failed" : "succeeded";
}

function unended({ isSilent }: TraceFacts): TraceStatus {
  return isSilent ? "incomplete" : "running";
}

/** Between two handoffs only an open span tells that the work goes on. */
function hasOpenSpan({ spans, ended }: TraceFacts): boolean {
  return !ended && spans.count > 0 && spans.endedAt === null;
}

function isError({ outcome }: PlacedHandoff): boolean {
  return outcome === "failed" || outcome === "rejected";
}

function startOf({ handoffs, spans, started }: TraceFacts): Nanos | null {
  return [started?.at ?? null, spans.startedAt, ...handoffs.map(orderAt)].reduce(earlier, null);
}

function endOf({ handoffs, spans, ended }: TraceFacts): Nanos | null {
  return [ended?.at ?? null, spans.endedAt, ...handoffs.map(endOfHandoff)].reduce(later, null);
}

/** Not its last sign of life where avoidable: a rating that comes days later prolongs nothing. */
function endOfHandoff(handoff: PlacedHandoff): Nanos {
  const receivedAt = handoff.type === "return" ? handoff.receivedAt : null;
  const endedAt = handoff.completedAt ?? receivedAt ?? handoff.lastSignAt;
  return later(endedAt, handoff.returnedAt) ?? endedAt;
}

function agentsOf(handoffs: readonly PlacedHandoff[]): string[] {
  const names = handoffs.flatMap(({ fromAgent, toAgent }) => [fromAgent, toAgent]);
  return [...new Set(names.filter((name) => name !== null))];
}

function earlier(a: Nanos | null, b: Nanos | null): Nanos | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}

function later(a: Nanos | null, b: Nanos | null): Nanos | null {
  if (a === null || b === null) return a ?? b;
  return a >= b ? a : b;
}
