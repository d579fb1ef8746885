import { listPastHandoffs, type PastRow } from "@/db/queries/routing";
import type { SimulateRulesRequest, SimulatedRulesDto } from "@/lib/contracts/rules";
import { clockFacts } from "@/lib/domain/routing/facts";
import { type PastHandoff, simulateRules } from "@/lib/domain/routing/simulate";
import { msFromNanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { decodeCursor, encodeCursor, instantOfCursor } from "../cursor";
import { requireScope } from "../require-scope";

/**
 * What rules would have done with the newest handoffs, a part at a time: who asks adds the parts up, and
 * stops by not asking for the next.
 */
export async function simulateHistory(
  ctx: ServiceContext,
  { document, limit, cursor }: SimulateRulesRequest,
): Promise<SimulatedRulesDto> {
  requireScope(ctx, "read");
  const rows = await listPastHandoffs(ctx.db, {
    projectId: ctx.projectId,
    before: cursor === undefined ? undefined : placeFrom(cursor),
    limit,
  });
  const last = rows.length < limit ? undefined : rows.at(-1);
  return {
    ...simulateRules(document, rows.map(toPast)),
    next_cursor: last ? encodeCursor([last.firstSignAt, last.traceId, last.id]) : null,
  };
}

function placeFrom(cursor: string) {
  const [at, traceId = "", id = ""] = decodeCursor(cursor, 3);
  return { firstSignAt: instantOfCursor(at), traceId, id };
}

function toPast(row: PastRow): PastHandoff {
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
