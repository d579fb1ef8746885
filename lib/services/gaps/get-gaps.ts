import {
  countGaps,
  countPendingTraces,
  listLossByHop,
  listLossByPair,
  listLostPaths,
  listWorstGaps,
  sumLossByStage,
} from "@/db/queries/gaps";
import { type GapsDto, type GapsQuery, LOSS_STAGES } from "@/lib/contracts/gaps";
import { wilsonInterval } from "@/lib/domain/effects/wilson";
import { formatInstant } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

/** Where context gets lost in a period, from what the analysis of each trace kept. */
export async function getGaps(ctx: ServiceContext, { from, to }: GapsQuery): Promise<GapsDto> {
  requireScope(ctx, "read");
  const { db, projectId } = ctx;
  const period = { projectId, from, to };
  const [counts, pending, stages, paths, hops, pairs, worst] = await Promise.all([
    countGaps(db, period),
    countPendingTraces(db, period),
    sumLossByStage(db, period),
    listLostPaths(db, period),
    listLossByHop(db, period),
    listLossByPair(db, period),
    listWorstGaps(db, period),
  ]);
  return {
    ...counts,
    pending_traces: pending,
    stages: LOSS_STAGES.map((stage) => ({ stage, ...stages[stage] })),
    paths: paths.map(({ isKey, text, traceId, handoffId, ...path }) => ({
      ...path,
      is_key: isKey,
      example: { text, trace_id: traceId, handoff_id: handoffId },
    })),
    hops: hops.map(({ hop, handoffs, withLoss, score, survival }) => ({
      hop,
      handoffs,
      with_loss: withLoss,
      gap_score: score,
      survival,
    })),
    pairs: pairs.map(({ fromAgent, toAgent, handoffs, withLoss, score }) => ({
      from_agent: fromAgent,
      to_agent: toAgent,
      handoffs,
      with_loss: withLoss,
      loss_interval: wilsonInterval(withLoss, handoffs),
      gap_score: score,
    })),
    examples: worst.map((gap) => ({
      trace_id: gap.traceId,
      handoff_id: gap.handoffId,
      from_agent: gap.fromAgent,
      to_agent: gap.toAgent,
      gap_score: gap.score ?? 0,
      lost: gap.lost,
      started_at: formatInstant(gap.startedAt),
    })),
  };
}
