import type { HandoffDto, TimingDto } from "@/lib/contracts/handoff";
import type { TraceSpan } from "@/lib/client/trace-spans";
import { nanosFromMs } from "@/lib/domain/time";

const STARTED_MS = Date.parse("2026-01-31T12:00:00.000Z");

export function at(ms: number): string {
  return new Date(STARTED_MS + ms).toISOString();
}

export function makeSpan(
  id: string,
  {
    agent,
    parent = null,
    atMs,
    endMs,
  }: { agent: string | null; parent?: string | null; atMs: number; endMs: number | null },
): TraceSpan {
  return {
    id,
    parentId: parent,
    kind: "other",
    name: id,
    agent,
    startedAt: nanosFromMs(STARTED_MS + atMs),
    endedAt: endMs === null ? null : nanosFromMs(STARTED_MS + endMs),
    status: "ok",
  };
}

const TIMING_UNKNOWN: TimingDto = {
  routing_ms: null,
  serialization_ms: null,
  network_ms: null,
  init_ms: null,
  deserialization_ms: null,
  handoff_ms: null,
  execution_ms: null,
};

type Times = {
  initiatedMs?: number;
  receivedMs?: number;
  completedMs?: number;
  timing?: Partial<TimingDto>;
};

export function makeHandoff(
  seq: number,
  [from, to]: readonly [from: string | null, to: string | null],
  {
    initiatedMs = 0,
    receivedMs,
    completedMs,
    timing,
    ...over
  }: Times & Omit<Partial<HandoffDto>, "timing"> = {},
): HandoffDto {
  return {
    id: `h${seq}`,
    trace_id: "t",
    seq,
    parent_id: null,
    from_agent: from,
    to_agent: to,
    from_service: null,
    to_service: null,
    type: "route",
    pattern: null,
    mode: null,
    phase: null,
    reason: null,
    task: null,
    justification: null,
    acceptance_criteria: [],
    required_tools: [],
    explicit: null,
    justified: null,
    validated: null,
    staged: null,
    pooled: null,
    inferred: false,
    inferred_why: null,
    outcome: "succeeded",
    standing: null,
    error: null,
    context_bytes: null,
    initiated_at: at(initiatedMs),
    sent_at: null,
    arrived_at: null,
    ready_at: null,
    received_at: receivedMs === undefined ? null : at(receivedMs),
    completed_at: completedMs === undefined ? null : at(completedMs),
    first_sign_at: at(Math.min(initiatedMs, receivedMs ?? initiatedMs)),
    timing: { ...TIMING_UNKNOWN, ...timing },
    flags: [],
    quality: null,
    usage: null,
    state: null,
    source: "native",
    findings: [],
    ...over,
  };
}
