import type { TraceRow } from "@/db/queries/traces";
import type { TraceDto } from "@/lib/contracts/trace";
import { formatInstant, msBetween } from "@/lib/domain/time";

export function toTraceDto(row: TraceRow): TraceDto {
  return {
    id: row.id,
    name: row.name ?? row.label,
    session_id: row.sessionId,
    status: row.status,
    started_at: formatInstant(row.startedAt),
    ended_at: row.endedAt === null ? null : formatInstant(row.endedAt),
    duration_ms: row.endedAt === null ? null : msBetween(row.startedAt, row.endedAt),
    agents: row.agents,
    handoff_count: row.handoffCount,
    span_count: row.spanCount,
    error_count: row.errorCount,
    usage: row.usage,
    source: row.source,
    findings: [],
  };
}
