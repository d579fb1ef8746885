import type { ThresholdName } from "@/lib/contracts/finding-thresholds";
import type { FindingThresholds } from "@/lib/domain/findings/thresholds";

export type ThresholdField = {
  name: ThresholdName;
  key: keyof FindingThresholds;
  label: string;
  unit?: string;
};

/** By what they are about; each group is a kind of finding, or kinds that belong together. */
export const THRESHOLD_GROUPS: readonly {
  title: string;
  fields: readonly ThresholdField[];
}[] = [
  {
    title: "Context",
    fields: [
      {
        name: "context_bytes_max",
        key: "contextBytesMax",
        label: "A context is too large above",
        unit: "bytes",
      },
      {
        name: "serious_gap_score",
        key: "seriousGapScore",
        label: "A loss is serious from a gap score of",
      },
    ],
  },
  {
    title: "The way",
    fields: [
      {
        name: "handoffs_warn_above",
        key: "handoffsWarnAbove",
        label: "Warn above",
        unit: "handoffs",
      },
      {
        name: "handoffs_redesign_above",
        key: "handoffsRedesignAbove",
        label: "Call for another design above",
        unit: "handoffs",
      },
      {
        name: "revisits_max",
        key: "revisitsMax",
        label: "An agent may be handed the same facts again",
        unit: "times",
      },
      {
        name: "steps_per_handoff_max",
        key: "stepsPerHandoffMax",
        label: "One handoff may name",
        unit: "steps",
      },
      {
        name: "felled_min",
        key: "felledMin",
        label: "A failure is a cascade when it felled",
        unit: "others",
      },
    ],
  },
  {
    title: "Time",
    fields: [
      {
        name: "acknowledgement_ms",
        key: "acknowledgementMs",
        label: "A receiver says that it has the work within",
        unit: "ms",
      },
      {
        name: "slow_handoff_ms",
        key: "slowHandoffMs",
        label: "A handoff of many steps is slow above",
        unit: "ms",
      },
      {
        name: "init_share_max",
        key: "initShareMax",
        label: "Share of the latency that a start may take",
      },
    ],
  },
  {
    title: "Worse than the week before",
    fields: [
      {
        name: "regression_handoffs_min",
        key: "regressionHandoffsMin",
        label: "Either week has at least",
        unit: "handoffs",
      },
      {
        name: "regression_latency_ratio",
        key: "regressionLatencyRatio",
        label: "p95 is worse from",
        unit: "times",
      },
    ],
  },
];
