import { listHandoffsOfTrace } from "@/db/queries/handoffs";
import type { HandoffRow } from "@/db/queries/record/handoffs";
import type { TraceRow } from "@/db/queries/traces";
import type { CompareDto, CompareEdge, CompareRow } from "@/lib/contracts/compare";
import { ALIGNED_MAX, alignSequences } from "@/lib/domain/compare/align-sequences";
import { type ComparedEdge, compareEdges, type EdgeSide } from "@/lib/domain/compare/compare-edges";
import { compareContexts } from "@/lib/domain/context/compare-contexts";
import { type ContextReader, createContextReader } from "@/lib/domain/context/context";
import { analyseGap } from "@/lib/domain/context/gap";
import type { TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { loadObservedContexts, type ObservedContexts } from "../context/observed-contexts";
import { toHandoffDto } from "../handoffs/to-handoff-dto";
import { requireScope } from "../require-scope";
import { requireTrace } from "../traces/require-trace";
import { toTraceDto } from "../traces/to-trace-dto";

const CHANGES_SHOWN_MAX = 100;

type Side = { trace: TraceRow; handoffs: HandoffRow[]; contexts: ObservedContexts };

/** Two workflows side by side, handoff by handoff in the order of both. */
export async function compareTraces(
  ctx: ServiceContext,
  ids: { a: TraceId; b: TraceId },
): Promise<CompareDto> {
  requireScope(ctx, "read");
  const [a, b] = await Promise.all([loadSide(ctx, ids.a), loadSide(ctx, ids.b)]);
  const read = createContextReader();
  const pairs = alignSequences(a.handoffs.map(stepOf), b.handoffs.map(stepOf));
  return {
    a: toTraceDto(a.trace),
    b: toTraceDto(b.trace),
    rows: pairs.map((pair) => {
      const left = pair.a === null ? undefined : a.handoffs[pair.a];
      const right = pair.b === null ? undefined : b.handoffs[pair.b];
      return toRow({ left, right }, { a, b, read });
    }),
    edges: compareEdges(a.handoffs.map(edgeOf), b.handoffs.map(edgeOf)).map(toEdgeDto),
    is_complete: isWhole(a) && isWhole(b),
  };
}

async function loadSide(ctx: ServiceContext, id: TraceId): Promise<Side> {
  const trace = await requireTrace(ctx, id);
  const { day } = trace;
  const handoffs = await listHandoffsOfTrace(ctx.db, { projectId: ctx.projectId, traceId: id });
  const contexts = await loadObservedContexts(ctx, {
    day,
    traceId: id,
    wanted: handoffs,
    all: handoffs,
  });
  return { trace, handoffs, contexts };
}

function isWhole({ handoffs, contexts }: Side): boolean {
  return handoffs.length <= ALIGNED_MAX && contexts.isComplete;
}

/** Two handoffs are the same step of the work when they go the same way for the same kind of reason. */
function stepOf({ fromAgent, toAgent, type }: HandoffRow): string {
  return JSON.stringify([fromAgent, toAgent, type]);
}

function edgeOf({ fromAgent, toAgent, timing }: HandoffRow) {
  return { fromAgent, toAgent, handoffMs: timing.handoffMs };
}

function toEdgeDto({ fromAgent, toAgent, a, b, change }: ComparedEdge): CompareEdge {
  return { from_agent: fromAgent, to_agent: toAgent, a: toSideDto(a), b: toSideDto(b), change };
}

function toSideDto({ handoffs, handoffMs }: EdgeSide) {
  return { handoffs, handoff_ms: handoffMs };
}

type Both = { a: Side; b: Side; read: ContextReader };

function toRow(
  { left, right }: { left: HandoffRow | undefined; right: HandoffRow | undefined },
  { a, b, read }: Both,
): CompareRow {
  return {
    a: left ? toHandoffDto(left) : null,
    b: right ? toHandoffDto(right) : null,
    gap_a: left ? analyseGap(a.contexts.stagesOf(left), read).score : null,
    gap_b: right ? analyseGap(b.contexts.stagesOf(right), read).score : null,
    context: left && right ? changesBetween(left, right, { a, b, read }) : null,
  };
}

function changesBetween(
  left: HandoffRow,
  right: HandoffRow,
  { a, b, read }: Both,
): CompareRow["context"] {
  const before = a.contexts.bodyOf(left.sent);
  const after = b.contexts.bodyOf(right.sent);
  if (before === undefined || after === undefined) return null;
  const { fates, added } = compareContexts(read(before), read(after));
  const changes = [
    ...fates.map(({ fact, fate }) => ({
      path: fact.path,
      text: fact.text,
      state: fate.state,
    })),
    ...added.map(({ path, value }) => ({
      path,
      text: String(value).slice(0, 300),
      state: "added",
    })),
  ];
  return { changes: changes.slice(0, CHANGES_SHOWN_MAX), changes_total: changes.length };
}
