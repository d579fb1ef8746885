import { z } from "zod";
import {
  DEFAULT_THRESHOLDS,
  type FindingThresholds,
  THRESHOLD_RANGES,
} from "@/lib/domain/findings/thresholds";

/** A number in the range of its threshold; left out: the default. */
function within(key: keyof FindingThresholds) {
  const { min, max, isWhole } = THRESHOLD_RANGES[key];
  const number = isWhole ? z.int("must be a whole number") : z.number();
  return number
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`)
    .default(DEFAULT_THRESHOLDS[key]);
}

const Values = z.strictObject({
  context_bytes_max: within("contextBytesMax"),
  handoffs_warn_above: within("handoffsWarnAbove"),
  handoffs_redesign_above: within("handoffsRedesignAbove"),
  serious_gap_score: within("seriousGapScore"),
  acknowledgement_ms: within("acknowledgementMs"),
  init_share_max: within("initShareMax"),
  revisits_max: within("revisitsMax"),
  steps_per_handoff_max: within("stepsPerHandoffMax"),
  slow_handoff_ms: within("slowHandoffMs"),
  felled_min: within("felledMin"),
  regression_handoffs_min: within("regressionHandoffsMin"),
  regression_latency_ratio: within("regressionLatencyRatio"),
});
export type ThresholdValues = z.infer<typeof Values>;
export type ThresholdName = keyof ThresholdValues;

function checkOrder(values: ThresholdValues, check: z.RefinementCtx): void {
  if (values.handoffs_redesign_above >= values.handoffs_warn_above) return;
  check.addIssue({
    code: "custom",
    path: ["handoffs_redesign_above"],
    message: "must not be below the warning",
  });
}

export const ThresholdsBody = Values.superRefine(checkOrder);
export const SaveThresholdsInput = Values.extend({ project: z.string().min(1) }).superRefine(
  checkOrder,
);
export type SaveThresholdsInput = z.input<typeof SaveThresholdsInput>;

export const ThresholdsDto = z.object({
  values: Values,
  defaults: Values,
  /** Null while nobody has changed them. */
  updated_at: z.string().nullable(),
  updated_by: z.string().nullable(),
});
export type ThresholdsDto = z.infer<typeof ThresholdsDto>;
