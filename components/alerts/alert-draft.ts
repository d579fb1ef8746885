import type { AlertDto, SaveAlertRequest } from "@/lib/contracts/alert";
import {
  type AlertComparison,
  type AlertMeasure,
  PAIR_MEASURES,
  RATE_MEASURES,
  SAMPLED_MEASURES,
} from "@/lib/domain/alerts/alert-measure";
import type { FindingKind } from "@/lib/domain/findings/finding";

const PERCENT = 100;
const ROUNDING = 1e6;

/** What is being typed: rates in percent, a pair as two names, no channel for every channel. */
export type AlertDraft = {
  name: string;
  measure: AlertMeasure;
  comparison: AlertComparison;
  bound: number;
  window: number;
  sample: number;
  from: string;
  to: string;
  kind: FindingKind | null;
  coolDown: number;
  channels: string[];
  isOn: boolean;
};

/** Where a watch begins to make sense; the reader changes it. */
const BOUNDS: Record<AlertMeasure, Pick<AlertDraft, "comparison" | "bound">> = {
  success_rate: { comparison: "below", bound: 90 },
  incomplete_rate: { comparison: "above", bound: 5 },
  context_lost_share: { comparison: "above", bound: 50 },
  p95_handoff_ms: { comparison: "above", bound: 1_000 },
  handoffs: { comparison: "below", bound: 1 },
  open_findings: { comparison: "above", bound: 10 },
  open_approvals: { comparison: "above", bound: 10 },
};

export const EMPTY_ALERT: AlertDraft = {
  name: "",
  measure: "success_rate",
  ...BOUNDS.success_rate,
  window: 60,
  sample: 20,
  from: "",
  to: "",
  kind: null,
  coolDown: 60,
  channels: [],
  isOn: true,
};

export function withMeasure(draft: AlertDraft, measure: AlertMeasure): AlertDraft {
  return { ...draft, measure, ...BOUNDS[measure] };
}

export const isRate = (measure: AlertMeasure) => RATE_MEASURES.includes(measure);
export const mayBeOfPair = (measure: AlertMeasure) => PAIR_MEASURES.includes(measure);
export const needsSample = (measure: AlertMeasure) => SAMPLED_MEASURES.includes(measure);
export const hasWindow = (measure: AlertMeasure) => measure !== "open_approvals";

export function toDraft({ condition, ...alert }: AlertDto): AlertDraft {
  const { measure, threshold, pair } = condition;
  return {
    name: alert.name,
    measure,
    comparison: condition.comparison,
    bound: isRate(measure) ? rounded(threshold * PERCENT) : threshold,
    window: condition.window_minutes,
    sample: condition.sample_min,
    from: pair?.from ?? "",
    to: pair?.to ?? "",
    kind: condition.finding_kind,
    coolDown: alert.cool_down_minutes,
    channels: alert.channel_ids ?? [],
    isOn: alert.is_on,
  };
}

export function toRequest(draft: AlertDraft): SaveAlertRequest {
  const { measure, comparison, bound, from, to } = draft;
  const isOfPair = mayBeOfPair(measure) && (from !== "" || to !== "");
  return {
    name: draft.name,
    condition: {
      measure,
      comparison,
      threshold: isRate(measure) ? rounded(bound / PERCENT) : bound,
      window_minutes: draft.window,
      sample_min: draft.sample,
      pair: isOfPair ? { from, to } : null,
      finding_kind: measure === "open_findings" ? draft.kind : null,
    },
    cool_down_minutes: draft.coolDown,
    channel_ids: draft.channels.length === 0 ? null : draft.channels,
    is_on: draft.isOn,
  };
}

/** 0.29 × 100 is 28.999999999999996. */
function rounded(value: number): number {
  return Math.round(value * ROUNDING) / ROUNDING;
}
