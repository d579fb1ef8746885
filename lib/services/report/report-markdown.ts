import type { ReportDto } from "@/lib/contracts/report";
import { endsAhead } from "@/lib/domain/report/ends-ahead";
import { lastDayOf } from "@/lib/domain/report/last-day";

type Cell = string | number | null;

const AHEAD = "It ends after it was made: the clock of a sender is ahead.";

/** The report as a document that goes into a wiki or a mail. */
export function reportMarkdown(report: ReportDto): string {
  return [
    "# Handoff report",
    `${dayOf(report.from)} to ${report.to === null ? "—" : lastDayOf(report.to)}, made ${report.made_at.slice(0, 16)}Z. Rates are of what is decided, with their 95 % interval (Wilson).`,
    ...(endsAhead(report) ? [AHEAD] : []),
    figuresSection(report),
    typeSection(report),
    sizeSection(report),
    reasonSection(report),
    effectSection(report),
    patternSection(report),
    findingSection(report),
  ].join("\n\n");
}

function figuresSection({ figures, published, pending_traces: pending }: ReportDto): string {
  const ms = figures.handoff_ms;
  const published_ms = published.handoff_ms;
  return `## Overall\n\n${table(
    ["", "Here", "Case study"],
    [
      ["Handoffs", figures.handoffs, published.handoffs],
      ["Traces", figures.traces, published.traces],
      ["Success", percent(figures.success_rate), percent(published.success_rate)],
      ["Failed", percent(figures.failure_rate), percent(published.failure_rate)],
      ["Incomplete", percent(figures.incomplete_rate), percent(published.incomplete_rate)],
      [
        "Context loss among failures",
        percent(figures.context_loss_share_of_failures),
        percent(published.context_loss_share_of_failures),
      ],
      ["Latency p50 / p95 / p99", quantiles(ms), quantiles(published_ms)],
    ],
  )}\n\n${pending === 0 ? "" : `Context loss may still grow. Traces that are still to be looked through: ${pending}.\n\n`}${disagreement(published)}`;
}

/** Said wherever the two are compared: nobody can meet both columns. */
function disagreement(published: ReportDto["published"]): string {
  return `The published success columns contradict each other: weighted by size they give ${percent(published.success_implied_by_size)}, weighted by type ${percent(published.success_implied_by_type)}. No set of handoffs can meet both.`;
}

function typeSection({ by_type: rows }: ReportDto): string {
  return `## By type\n\n${table(
    ["Type", "Handoffs", "Success", "Mean latency", "Case study"],
    rows.map((row) => [row.type, row.count, rate(row), millis(row.avg_handoff_ms), study(row)]),
  )}`;
}

function sizeSection({ by_size: rows, without_size: without }: ReportDto): string {
  return `## By size of context\n\n${table(
    ["Size", "Handoffs", "Success", "Mean latency", "Case study"],
    rows.map((row) => [row.bucket, row.count, rate(row), millis(row.avg_handoff_ms), study(row)]),
  )}\n\nThe context of ${without} more was not seen.`;
}

function reasonSection({ reasons, without_reason: without }: ReportDto): string {
  return `## Why work was handed off\n\n${table(
    ["Reason", "Handoffs", "Case study"],
    reasons.map(({ reason, count, published_count }) => [reason, count, published_count]),
  )}\n\n${without} more gave no reason.`;
}

function effectSection({ effects, effects_complete: isComplete }: ReportDto): string {
  const rows = effects.flatMap(({ trait, levels }) =>
    levels.map(({ level, success, latency }): Cell[] => [
      level === "true" ? trait : `${trait} ${level}`,
      success
        ? `${points(success.difference)} points (${points(success.interval[0])} to ${points(success.interval[1])})`
        : "too few to say",
      latency
        ? `×${latency.ratio.toFixed(2)} (×${latency.interval[0].toFixed(2)} to ×${latency.interval[1].toFixed(2)})`
        : "too few to say",
    ]),
  );
  const of = isComplete
    ? ""
    : "There are more pairs of agents than are compared: these are the busiest.\n\n";
  return `## Effects, matched by pair and type\n\n${of}${table(["With", "Success", "Latency"], rows)}`;
}

function patternSection({ patterns }: ReportDto): string {
  return `## Patterns\n\n${table(
    ["Pattern", "Handoffs", "Success", "Latency p50 / p95 / p99", "With a credential"],
    patterns.map((row) => [
      row.pattern,
      row.count,
      rate(row),
      quantiles(row.handoff_ms),
      row.leaking,
    ]),
  )}`;
}

function findingSection({ findings, pending_traces: pending }: ReportDto): string {
  const still = pending === 0 ? "" : `Traces that are still to be looked through: ${pending}.\n\n`;
  return `## Open findings\n\n${still}${table(
    ["Finding", "Severity", "Found", "Traces"],
    findings.map(({ kind, severity, count, traces }) => [kind, severity, count, traces]),
  )}\n`;
}

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return "None.";
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.map(cellText).join(" | ")} |`).join("\n");
}

/** What an agent named itself must not make cells, links or markup. */
function cellText(cell: Cell): string {
  if (cell === null) return "—";
  return String(cell)
    .replaceAll(/[\r\n]+/g, " ")
    .replaceAll(/[\\`*_[\]<>|#!]/g, (sign) => `\\${sign}`);
}

type Rated = ReportDto["by_type"][number] | ReportDto["patterns"][number];

function rate({
  success_rate: share,
  success_interval: interval,
}: Pick<Rated, "success_rate" | "success_interval">): string {
  if (share === null || interval === null) return "—";
  return `${percent(share)} (${percent(interval[0])} – ${percent(interval[1])})`;
}

function study({ published }: ReportDto["by_type"][number] | ReportDto["by_size"][number]): string {
  const { count, success_rate: success, avg_handoff_ms: ms } = published;
  return `${count}, ${percent(success)}, ${millis(ms)}`;
}

function percent(share: number | null): string {
  return share === null ? "—" : `${(share * 100).toFixed(1)} %`;
}

function points(share: number): string {
  return `${share > 0 ? "+" : ""}${(share * 100).toFixed(1)}`;
}

function millis(ms: number | null): string {
  return ms === null ? "—" : `${Math.round(ms)} ms`;
}

function quantiles(ms: { p50: number; p95: number; p99: number } | null): string {
  return ms === null ? "—" : [ms.p50, ms.p95, ms.p99].map(millis).join(" / ");
}

function dayOf(instant: string | null): string {
  return instant === null ? "—" : instant.slice(0, 10);
}
