import type { OverviewDto, OverviewFigures, OverviewStep } from "@/lib/contracts/stats";
import { formatCount, formatQuantity } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";
import { type Change, pointChange, relativeChange } from "./change";

export type TileName = "handoffs" | "success" | "latency" | "context_loss" | "approvals" | "leaks";

export type Tile = {
  name: TileName;
  label: string;
  /** Null: not known. */
  value: string | null;
  hint: string;
  change: Change | null;
  points: (number | null)[];
};

export function prepareTiles(overview: OverviewDto): Tile[] {
  return [
    handoffsTile(overview),
    successTile(overview),
    latencyTile(overview),
    contextLossTile(overview),
    approvalsTile(overview),
    leaksTile(overview),
  ];
}

function handoffsTile(overview: OverviewDto): Tile {
  return {
    name: "handoffs",
    label: "Handoffs",
    value: formatCount(overview.handoffs),
    hint: `in ${formatQuantity(overview.traces, "trace")}`,
    change: relativeChange({ ...both(overview, ({ handoffs }) => handoffs), whenMore: "neutral" }),
    points: overview.steps.map(({ count }) => count),
  };
}

function successTile(overview: OverviewDto): Tile {
  const { success_rate: success, failure_rate: failure, incomplete_rate: incomplete } = overview;
  return {
    name: "success",
    label: "Success rate",
    value: rateText(success),
    hint: `${rateText(failure) ?? "–"} failed, ${rateText(incomplete) ?? "–"} incomplete`,
    change: pointChange({ ...both(overview, (one) => one.success_rate), whenMore: "better" }),
    points: overview.steps.map((step) => step.success_rate),
  };
}

function latencyTile(overview: OverviewDto): Tile {
  const { handoff_ms: ms } = overview;
  return {
    name: "latency",
    label: "p95 handoff latency",
    value: ms && formatDuration(ms.p95),
    hint: ms
      ? `median ${formatDuration(ms.p50)}, p99 ${formatDuration(ms.p99)}`
      : "nobody reported it",
    change: relativeChange({
      ...both(overview, (one) => one.handoff_ms?.p95 ?? null),
      whenMore: "worse",
    }),
    points: overview.steps.map((step) => step.handoff_p95_ms),
  };
}

function contextLossTile(overview: OverviewDto): Tile {
  return {
    name: "context_loss",
    label: "Context loss",
    value: rateText(shareOf(overview)),
    hint: "of failed handoffs lost context",
    change: pointChange({ ...both(overview, shareOf), whenMore: "worse" }),
    points: overview.steps.map(shareOf),
  };
}

function shareOf(one: OverviewFigures | OverviewStep): number | null {
  return one.context_loss_share_of_failures;
}

function approvalsTile({ open_approvals: open, steps }: OverviewDto): Tile {
  const asked = steps.reduce((sum, { approvals_requested: count }) => sum + count, 0);
  return {
    name: "approvals",
    label: "Open approvals",
    value: formatCount(open),
    hint: `${formatCount(asked)} asked for in this time`,
    change: null,
    points: steps.map(({ approvals_requested: count }) => count),
  };
}

function leaksTile(overview: OverviewDto): Tile {
  return {
    name: "leaks",
    label: "Credential leaks",
    value: formatCount(overview.credential_leaks),
    hint: "secrets seen in contexts, masked",
    change: relativeChange({ ...both(overview, (one) => one.credential_leaks), whenMore: "worse" }),
    points: overview.steps.map((step) => step.credential_leaks),
  };
}

function both(overview: OverviewDto, pick: (figures: OverviewFigures) => number | null) {
  return { now: pick(overview), before: overview.previous && pick(overview.previous) };
}

function rateText(rate: number | null): string | null {
  return rate === null ? null : formatPercent(rate);
}
