import { listPastHandoffs } from "@/db/queries/past-handoffs";
import type { MovedHandoffList, MovedHandoffsQuery } from "@/lib/contracts/simulation";
import { compileRules } from "@/lib/domain/routing/compile-rules";
import { movingRule } from "@/lib/domain/routing/simulate";
import { formatInstant } from "@/lib/domain/time";
import type { ServiceContext } from "../../context";
import { encodeCursor } from "../../cursor";
import { requireScope } from "../../require-scope";
import { toPast } from "../past-handoff";
import { placeFrom } from "../past-place";
import { requireSimulation } from "./get-simulation";

/** So many are looked at for one page: where few moved, a page may be short and still not the last. */
const LOOKED_AT_MAX = 5_000;

/** The handoffs of one flow, found again by the same rules in the same span; none is stored twice. */
export async function listMovedHandoffs(
  ctx: ServiceContext,
  { id, rule, from_agent: from, before: to, limit, cursor }: MovedHandoffsQuery & { id: string },
): Promise<MovedHandoffList> {
  requireScope(ctx, "read");
  const { document, oldestAt, newestAt } = await requireSimulation(ctx, id);
  if (oldestAt === null || newestAt === null) return { items: [], next_cursor: null };
  const rows = await listPastHandoffs(ctx.db, {
    projectId: ctx.projectId,
    span: { oldest: oldestAt, newest: newestAt },
    pair: { from, to },
    before: cursor === undefined ? undefined : placeFrom(cursor),
    limit: LOOKED_AT_MAX,
  });
  const compiled = compileRules(document);
  const moved = rows.filter((row) => movingRule(compiled, toPast(row))?.id === rule);
  const page = moved.slice(0, limit);
  const isCut = moved.length > limit || rows.length === LOOKED_AT_MAX;
  const last = moved.length > limit ? page.at(-1) : rows.at(-1);
  return {
    items: page.map((row) => ({
      trace_id: row.traceId,
      handoff_id: row.id,
      task: row.task,
      outcome: row.outcome,
      at: formatInstant(row.firstSignAt),
    })),
    next_cursor: isCut && last ? encodeCursor([last.firstSignAt, last.traceId, last.id]) : null,
  };
}
