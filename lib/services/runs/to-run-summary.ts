import type { RunRow } from "@/db/queries/runtime/runs";
import type { RunSummaryDto } from "@/lib/contracts/run";
import { formatInstant } from "@/lib/domain/time";

export function toRunSummary(row: RunRow): RunSummaryDto {
  return {
    id: row.id,
    workflow: row.workflow,
    version: row.version,
    status: row.status,
    trace_id: row.traceId,
    started_by: row.startedBy,
    started_at: formatInstant(row.startedAt),
    ended_at: row.endedAt === null ? null : formatInstant(row.endedAt),
  };
}
