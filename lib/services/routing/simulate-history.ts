import { listPastHandoffs } from "@/db/queries/past-handoffs";
import type { SimulateRulesRequest, SimulatedRulesDto } from "@/lib/contracts/rules";
import { compileRules } from "@/lib/domain/routing/compile-rules";
import { simulateRules } from "@/lib/domain/routing/simulate";
import type { ServiceContext } from "../context";
import { encodeCursor } from "../cursor";
import { requireScope } from "../require-scope";
import { toPast } from "./past-handoff";
import { placeFrom } from "./past-place";

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
    ...simulateRules(compileRules(document), rows.map(toPast)),
    next_cursor: last ? encodeCursor([last.firstSignAt, last.traceId, last.id]) : null,
  };
}
