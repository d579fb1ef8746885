import type { Db } from "@/db/client";
import {
  findThresholds,
  type ThresholdRow,
  upsertThresholds,
} from "@/db/queries/findings/thresholds";
import type { ThresholdsDto, ThresholdValues } from "@/lib/contracts/finding-thresholds";
import { DEFAULT_THRESHOLDS, type FindingThresholds } from "@/lib/domain/findings/thresholds";
import type { ProjectId } from "@/lib/domain/ids";
import { msFromNanos } from "@/lib/domain/time";
import { actorName } from "../actor-name";
import { audited } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

/** Where detectors begin to speak in a project; `revision` counts its changes. */
export async function readThresholds(
  db: Db,
  projectId: ProjectId,
): Promise<{ thresholds: FindingThresholds; revision: number }> {
  const row = await findThresholds(db, projectId);
  return { thresholds: { ...DEFAULT_THRESHOLDS, ...row?.changed }, revision: row?.revision ?? 0 };
}

export async function getThresholds(ctx: ServiceContext): Promise<ThresholdsDto> {
  requireScope(ctx, "read");
  return toDto(await findThresholds(ctx.db, ctx.projectId));
}

/** Traces that were analysed before are analysed again in the background. */
export async function saveThresholds(
  ctx: ServiceContext,
  values: ThresholdValues,
): Promise<ThresholdsDto> {
  requireScope(ctx, "admin");
  const { projectId } = ctx;
  const changed = changedOf(fromValues(values));
  return audited(ctx, async ({ db }) => {
    const row = await upsertThresholds(db, {
      projectId,
      changed,
      updatedAt: new Date(msFromNanos(ctx.now())),
      updatedBy: actorName(ctx.actor),
    });
    const note = { action: "thresholds.save" as const, subject: "finding-thresholds" };
    return { result: toDto(row), note: { ...note, detail: changed } };
  });
}

/** Only what differs is kept: a better default of a later version reaches the others. */
function changedOf(thresholds: FindingThresholds): Partial<FindingThresholds> {
  const usual = new Map<string, number>(Object.entries(DEFAULT_THRESHOLDS));
  return Object.fromEntries(
    Object.entries(thresholds).filter(([key, value]) => usual.get(key) !== value),
  );
}

function toDto(row: ThresholdRow | undefined): ThresholdsDto {
  return {
    values: toValues({ ...DEFAULT_THRESHOLDS, ...row?.changed }),
    defaults: toValues(DEFAULT_THRESHOLDS),
    updated_at: row?.updatedAt.toISOString() ?? null,
    updated_by: row?.updatedBy ?? null,
  };
}

function toValues(thresholds: FindingThresholds): ThresholdValues {
  return {
    context_bytes_max: thresholds.contextBytesMax,
    handoffs_warn_above: thresholds.handoffsWarnAbove,
    handoffs_redesign_above: thresholds.handoffsRedesignAbove,
    serious_gap_score: thresholds.seriousGapScore,
    acknowledgement_ms: thresholds.acknowledgementMs,
    init_share_max: thresholds.initShareMax,
    revisits_max: thresholds.revisitsMax,
    steps_per_handoff_max: thresholds.stepsPerHandoffMax,
    slow_handoff_ms: thresholds.slowHandoffMs,
    felled_min: thresholds.felledMin,
    regression_handoffs_min: thresholds.regressionHandoffsMin,
    regression_latency_ratio: thresholds.regressionLatencyRatio,
  };
}

function fromValues(values: ThresholdValues): FindingThresholds {
  return {
    contextBytesMax: values.context_bytes_max,
    handoffsWarnAbove: values.handoffs_warn_above,
    handoffsRedesignAbove: values.handoffs_redesign_above,
    seriousGapScore: values.serious_gap_score,
    acknowledgementMs: values.acknowledgement_ms,
    initShareMax: values.init_share_max,
    revisitsMax: values.revisits_max,
    stepsPerHandoffMax: values.steps_per_handoff_max,
    slowHandoffMs: values.slow_handoff_ms,
    felledMin: values.felled_min,
    regressionHandoffsMin: values.regression_handoffs_min,
    regressionLatencyRatio: values.regression_latency_ratio,
  };
}
