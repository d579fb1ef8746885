import type { PastRow } from "@/db/queries/past-handoffs";
import { clockFacts } from "@/lib/domain/routing/facts";
import type { PastHandoff } from "@/lib/domain/routing/simulate";
import { msFromNanos } from "@/lib/domain/time";

/** What is known of it today: what nobody said then, such as its domain, stays unknown. */
export function toPast(row: PastRow): PastHandoff {
  const { outcome } = row;
  const isOpen = outcome === "in_flight";
  return {
    handoffId: row.id,
    traceId: row.traceId,
    fromAgent: row.fromAgent,
    toAgent: row.toAgent,
    hasSucceeded: isOpen ? undefined : outcome === "succeeded",
    facts: {
      ...clockFacts(msFromNanos(row.firstSignAt)),
      task: row.task,
      from_agent: row.fromAgent,
      required_tools: row.requiredTools,
      context_bytes: row.contextBytes,
      handoff_count: row.seq - 1,
      pattern: row.pattern,
      phase: row.phase,
      reason: row.reason,
    },
  };
}
