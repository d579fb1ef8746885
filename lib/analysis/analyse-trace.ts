import { createHash } from "node:crypto";
import {
  type DueTrace,
  type FactLossRow,
  type FindingRow,
  type HandoffGapRow,
  markAnalysed,
  replaceFindings,
  replaceGaps,
  tryLockAnalysis,
} from "@/db/queries/analysis";
import type { FactLine, Gap } from "@/lib/domain/context/gap";
import { hopOf, patternOf } from "@/lib/domain/context/loss-pattern";
import { detectAll } from "@/lib/domain/findings/registry";
import type { ServiceContext } from "@/lib/services/context";
import { type TraceAnalysis, readTraceAnalysis } from "@/lib/services/context/read-trace-analysis";

const LOSSES_MAX = 50;
const STAGES_LOST = ["withheld", "lost", "not_understood", "unused"] as const;
const TEXT_CHARS_MAX = 200;

/**
 * Compares the contexts of a quiet trace and keeps what lists and charts need of it: findings, one gap a
 * handoff, the facts that were lost. One transaction; false when another node is at it.
 */
export async function analyseTrace(ctx: ServiceContext, due: DueTrace): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    if (!(await tryLockAnalysis(tx, due))) return false;
    const analysis = await readTraceAnalysis({ ...ctx, db: tx }, { day: due.day, traceId: due.id });
    const of = { projectId: due.projectId, traceId: due.id };
    await replaceFindings(tx, of, findingRows(due, analysis));
    await replaceGaps(tx, of, { gaps: gapRows(due, analysis), losses: lossRows(due, analysis) });
    await markAnalysed(tx, due);
    return true;
  });
}

function findingRows(
  { projectId, id, startedAt }: DueTrace,
  { view }: TraceAnalysis,
): FindingRow[] {
  return detectAll(view).map(({ kind, cause, severity, title, handoffIds, evidence }) => ({
    projectId,
    traceId: id,
    id: idOf(id, kind, cause),
    kind,
    severity,
    title,
    handoffIds,
    evidence,
    startedAt,
  }));
}

function idOf(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 24);
}

function gapRows({ projectId, id }: DueTrace, analysis: TraceAnalysis): HandoffGapRow[] {
  const hops = hopOf(analysis.handoffs);
  return analysis.handoffs.map((handoff, index) => ({
    projectId,
    traceId: id,
    handoffId: handoff.id,
    fromAgent: handoff.fromAgent,
    toAgent: handoff.toAgent,
    hop: hops.get(handoff.id) ?? 1,
    isReturn: handoff.type === "return",
    survival: analysis.survival[index] ?? null,
    ...figuresOf(analysis.gaps[index]),
    startedAt: handoff.firstSignAt,
  }));
}

function figuresOf(gap: Gap | undefined) {
  if (!gap) return { score: null, withheld: 0, lost: 0, notUnderstood: 0, unused: 0 };
  return {
    score: gap.score,
    withheld: gap.withheld.length,
    lost: gap.transferLoss.length,
    notUnderstood: gap.notUnderstood.length,
    unused: gap.unused.length,
  };
}

function lossRows({ projectId, id }: DueTrace, analysis: TraceAnalysis): FactLossRow[] {
  return analysis.handoffs.flatMap((handoff, index) => {
    const gap = analysis.gaps[index];
    if (!gap) return [];
    const stages: Record<FactLossRow["stage"], readonly FactLine[]> = {
      withheld: gap.withheld,
      lost: gap.transferLoss,
      not_understood: gap.notUnderstood,
      unused: gap.unused,
    };
    return STAGES_LOST.flatMap((stage) =>
      stages[stage].slice(0, LOSSES_MAX).map(({ fact }) => ({
        projectId,
        traceId: id,
        handoffId: handoff.id,
        stage,
        path: fact.path,
        pattern: patternOf(fact.path),
        text: fact.text.slice(0, TEXT_CHARS_MAX),
        isKey: fact.isKey,
        startedAt: handoff.firstSignAt,
      })),
    );
  });
}
