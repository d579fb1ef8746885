import type { LineageDto, LineageFactDto } from "@/lib/contracts/gap";
import { createContextReader } from "@/lib/domain/context/context";
import { traceLineage } from "@/lib/domain/context/lineage";
import type { LineageFact } from "@/lib/domain/context/lineage-model";
import type { TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { requireTrace } from "../traces/require-trace";
import { readTraceContexts } from "./read-trace-contexts";

const ROWS_MAX = 1_000;

/** Facts × handoffs of one trace. Computed when asked, so it is never stale. */
export async function getLineage(ctx: ServiceContext, id: TraceId): Promise<LineageDto> {
  requireScope(ctx, "read");
  const { day } = await requireTrace(ctx, id);
  const { handoffs, contexts, lineage: input } = await readTraceContexts(ctx, { day, traceId: id });
  const lineage = traceLineage(input, createContextReader());
  return {
    trace_id: id,
    handoffs: handoffs.map((handoff) => handoff.id),
    facts: chooseFacts(lineage.facts).map(toFactDto),
    facts_total: lineage.facts.length,
    survival: lineage.survival,
    is_complete: lineage.isComplete && contexts.isComplete,
  };
}

/** Rows that somebody needed, then ids and constraints, when not all can be shown; the order stays. */
function chooseFacts(facts: readonly LineageFact[]): LineageFact[] {
  if (facts.length <= ROWS_MAX) return [...facts];
  const chosen = new Set(facts.toSorted((a, b) => rankOf(b) - rankOf(a)).slice(0, ROWS_MAX));
  return facts.filter((fact) => chosen.has(fact));
}

function rankOf({ needs, fact }: LineageFact): number {
  return (needs.length > 0 ? 2 : 0) + (fact.isKey ? 1 : 0);
}

function toFactDto({ id, fact, origin, states, lostAt, needs }: LineageFact): LineageFactDto {
  return {
    id,
    text: fact.text,
    path: fact.path,
    kind: fact.kind,
    is_key: fact.isKey,
    origin,
    states,
    lost_at: lostAt,
    needed_by: needs.map(({ handoffId }) => handoffId),
    needed_why: needs.map(({ why }) => why),
  };
}
