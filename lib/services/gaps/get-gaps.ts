import { countPendingTraces, listLostPaths, listWorstGaps } from "@/db/queries/gaps";
import { type GapFigures, readGapFigures } from "@/db/queries/rollups/gap-figures";
import type { GapsDto, GapsQuery } from "@/lib/contracts/gaps";
import { LOSS_STAGES } from "@/lib/domain/context/loss-stages";
import { wilsonInterval } from "@/lib/domain/effects/wilson";
import { formatInstant } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

/** Where context gets lost in a period, from what the analysis of each trace kept. */
export async function getGaps(ctx: ServiceContext, query: GapsQuery): Promise<GapsDto> {
  requireScope(ctx, "read");
  const { db, projectId } = ctx;
  const { from_agent: fromAgent, to_agent: toAgent, ...period } = query;
  const asked = { projectId, ...period, fromAgent, toAgent };
  const [figures, pending, paths, worst] = await Promise.all([
    readGapFigures(db, asked),
    countPendingTraces(db, asked),
    listLostPaths(db, asked),
    listWorstGaps(db, asked),
  ]);
  const whole = figures.find((each) => each.of === "all");
  return {
    handoffs: whole?.handoffs ?? 0,
    compared: whole?.compared ?? 0,
    pending_traces: pending,
    stages: LOSS_STAGES.map((stage) => ({
      stage,
      facts: whole?.[stage] ?? 0,
      handoffs: whole?.[`${stage}_at`] ?? 0,
    })),
    paths: paths.map(({ isKey, text, traceId, handoffId, ...path }) => ({
      ...path,
      is_key: isKey,
      example: { text, trace_id: traceId, handoff_id: handoffId },
    })),
    hops: figures.filter((each) => each.of === "hop").map(toHop),
    pairs: figures.filter((each) => each.of === "pair").map(toPair),
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

function toHop(figures: GapFigures): GapsDto["hops"][number] {
  return {
    hop: figures.hop ?? 1,
    handoffs: figures.handoffs,
    with_loss: figures.with_loss,
    gap_score: meanOf(figures.score, figures.compared),
    survival: meanOf(figures.survival, figures.survivals),
  };
}

function toPair(figures: GapFigures): GapsDto["pairs"][number] {
  const { from_agent, to_agent, compared, compared_with_loss: withLoss, score } = figures;
  return {
    from_agent,
    to_agent,
    handoffs: compared,
    with_loss: withLoss,
    loss_interval: wilsonInterval(withLoss, compared),
    gap_score: meanOf(score, compared),
  };
}

function meanOf(sum: number, count: number): number | null {
  return count === 0 ? null : sum / count;
}
