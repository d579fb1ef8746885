import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import {
  type DueTrace,
  type FactLossRow,
  type HandoffGapRow,
  markAnalysed,
  replaceGaps,
  tryLockAnalysis,
} from "@/db/queries/analysis";
import { type FindingRow, replaceFindings } from "@/db/queries/findings/replace-findings";
import { markHours } from "@/db/queries/rollups/dirty-hours";
import type { FactLine, Gap } from "@/lib/domain/context/gap";
import { hopOf, patternOf } from "@/lib/domain/context/loss-pattern";
import { LOSS_STAGES } from "@/lib/domain/context/loss-stages";
import { hourOf } from "@/lib/domain/rollups/hours";
import { originOf } from "@/lib/domain/findings/cause";
import type { Nanos } from "@/lib/domain/time";
import { detectAll } from "@/lib/domain/findings/registry";
import type { FindingThresholds } from "@/lib/domain/findings/thresholds";
import type { ServiceContext } from "@/lib/services/context";
import { readThresholds } from "@/lib/services/findings/thresholds";
import { eachTraceAnalysis, type TraceAnalysis } from "@/lib/services/context/read-trace-analysis";

const LOSSES_MAX = 50;
const TEXT_CHARS_MAX = 200;

/**
 * Compares the contexts of quiet traces of one project and keeps what lists and charts need of them:
 * findings, one gap a handoff, the facts that were lost. One transaction, and as many queries for fifty
 * traces as for one; those that another node is at are left to it.
 */
export async function analyseTraces(ctx: ServiceContext, due: readonly DueTrace[]): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const own = await tryLockAnalysis(tx, due);
    if (own.length === 0) return;
    const places = own.map(({ day, id }) => ({ day, traceId: id }));
    const { thresholds, revision } = await readThresholds(tx, ctx.projectId);
    const kept: Kept = { thresholds, findings: [], gaps: [], losses: [], failedHours: new Set() };
    let index = 0;
    for await (const analysis of eachTraceAnalysis({ ...ctx, db: tx }, places)) {
      const trace = own[index];
      index += 1;
      if (trace) keep(kept, trace, analysis);
      // Requests of people come in between.
      await setImmediate();
    }
    const analysed = { projectId: ctx.projectId, traces: own };
    await replaceFindings(tx, analysed, kept.findings);
    await replaceGaps(tx, analysed, kept);
    // Which failures lost context is counted there, and was not known before.
    await markHours(tx, { projectId: ctx.projectId, hours: kept.failedHours });
    await markAnalysed(tx, own, revision);
  });
}

type Kept = {
  thresholds: FindingThresholds;
  findings: FindingRow[];
  gaps: HandoffGapRow[];
  losses: FactLossRow[];
  failedHours: Set<number>;
};

function keep(
  { thresholds, findings, gaps, losses, failedHours }: Kept,
  trace: DueTrace,
  analysis: TraceAnalysis,
): void {
  for (const { outcome, firstSignAt } of analysis.handoffs) {
    if (outcome === "failed" || outcome === "rejected") failedHours.add(hourOf(firstSignAt));
  }
  const { isFresh, isFreshFinding } = whatHasText(trace, analysis);
  const found = findingRows(trace, analysis, thresholds).filter(isFreshFinding);
  for (const row of found) findings.push(row);
  for (const row of gapRows(trace, analysis).filter(isFresh)) gaps.push(row);
  for (const row of lossRows(trace, analysis).filter(isFresh)) losses.push(row);
}

/** Of a trace whose text retention took, only what began since can be judged anew. */
function whatHasText({ textSince }: DueTrace, { handoffs }: TraceAnalysis) {
  const fresh = handoffs.filter(({ firstSignAt }) => firstSignAt >= textSince);
  const ids = new Set<string>(fresh.map(({ id }) => id));
  return {
    isFresh: ({ startedAt }: { startedAt: Nanos }) => startedAt >= textSince,
    isFreshFinding: ({ handoffIds }: { handoffIds: readonly string[] }) =>
      textSince === 0n || handoffIds.some((id) => ids.has(id)),
  };
}

function findingRows(
  { projectId, id, startedAt }: DueTrace,
  { view }: TraceAnalysis,
  thresholds: FindingThresholds,
): FindingRow[] {
  return detectAll(view, thresholds).map(({ cause, ...found }) => {
    const origin = originOf({ ...found, cause }, view.handoffs);
    return {
      ...found,
      projectId,
      traceId: id,
      id: idOf(id, found.kind, cause),
      causeId: idOf(found.kind, origin),
      origin,
      startedAt,
    };
  });
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
    return LOSS_STAGES.flatMap((stage) =>
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
