import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { InboxItemDto } from "@/lib/contracts/task";
import { formatInstant } from "@/lib/domain/time";

export function toInboxItem(row: TaskRow): InboxItemDto {
  const { payload, leaseExpiresAt } = row;
  return {
    handoff_id: row.handoffId,
    trace_id: row.traceId,
    lease: leaseExpiresAt && { token: row.lease, expires_at: leaseExpiresAt.toISOString() },
    state: row.state,
    from_agent: row.fromAgent,
    task: payload.task,
    output_key: payload.output_key ?? null,
    context: payload.context,
    justification: payload.justification,
    acceptance_criteria: payload.acceptance_criteria,
    attempt: row.attempt,
    approval_id: null,
    received_at: row.receivedAt === null ? null : formatInstant(row.receivedAt),
  };
}
