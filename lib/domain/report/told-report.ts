/** What channels are sent of a report, as it was when its time had come. */
export type ToldReport = {
  /** First and last day, on the clocks of its schedule. */
  first: string;
  last: string;
  from: string;
  to: string;
  /** The figures that stand at its head. */
  handoffs: number;
  success_rate: number | null;
  context_loss_share_of_failures: number | null;
  p95_handoff_ms: number | null;
  markdown: string;
};

/** Such as `1200 handoffs, 87.3 % succeeded, context lost in 62 % of failures, p95 340 ms`. */
export function reportLine(report: ToldReport): string {
  const { handoffs, success_rate: success, context_loss_share_of_failures: lost } = report;
  const p95 = report.p95_handoff_ms;
  return [
    `${handoffs} ${handoffs === 1 ? "handoff" : "handoffs"}`,
    ...(success === null ? [] : [`${percent(success)} succeeded`]),
    ...(lost === null ? [] : [`context lost in ${percent(lost)} of failures`]),
    ...(p95 === null ? [] : [`p95 ${Math.round(p95)} ms`]),
  ].join(", ");
}

function percent(share: number): string {
  return `${Math.round(share * 1_000) / 10} %`;
}
