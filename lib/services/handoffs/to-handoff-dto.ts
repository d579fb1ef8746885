import type { HandoffRow } from "@/db/queries/record/handoffs";
import type { HandoffDto, TimingDto } from "@/lib/contracts/handoff";
import type { HandoffTiming } from "@/lib/domain/handoff/handoff";
import { formatInstant, type Nanos } from "@/lib/domain/time";

export function toHandoffDto(row: HandoffRow): HandoffDto {
  return {
    id: row.id,
    trace_id: row.traceId,
    seq: row.seq,
    parent_id: row.parentId,
    from_agent: row.fromAgent,
    to_agent: row.toAgent,
    from_service: row.fromService,
    to_service: row.toService,
    type: row.type,
    pattern: row.pattern,
    mode: row.mode,
    phase: row.phase,
    reason: row.reason,
    task: row.task,
    justification: row.justification,
    acceptance_criteria: [...row.acceptanceCriteria],
    required_tools: [...row.requiredTools],
    explicit: row.explicit,
    justified: row.justified,
    validated: row.validated,
    staged: row.staged,
    pooled: row.pooled,
    inferred: row.inferred,
    inferred_why: row.inferredWhy,
    outcome: row.outcome,
    standing: row.standing,
    error: row.error,
    context_bytes: row.contextBytes,
    initiated_at: instant(row.initiatedAt),
    sent_at: instant(row.sentAt),
    arrived_at: instant(row.arrivedAt),
    ready_at: instant(row.readyAt),
    received_at: instant(row.receivedAt),
    completed_at: instant(row.completedAt),
    first_sign_at: formatInstant(row.firstSignAt),
    timing: toTimingDto(row.timing),
    flags: [...row.flags],
    quality: row.quality,
    usage: row.usage,
    state: row.loopState,
    source: row.source,
    findings: [],
  };
}

function instant(value: Nanos | null): string | null {
  return value === null ? null : formatInstant(value);
}

function toTimingDto(timing: HandoffTiming): TimingDto {
  return {
    routing_ms: timing.routingMs,
    serialization_ms: timing.serializationMs,
    network_ms: timing.networkMs,
    init_ms: timing.initMs,
    deserialization_ms: timing.deserializationMs,
    handoff_ms: timing.handoffMs,
    execution_ms: timing.executionMs,
  };
}
