import type { AlertCondition } from "./alert";
import type { AlertMeasure } from "./alert-measure";

const NAMES: Record<AlertMeasure, string> = {
  success_rate: "Success rate",
  incomplete_rate: "Incomplete handoffs",
  context_lost_share: "Failures with lost context",
  p95_handoff_ms: "p95 of the handoff latency",
  handoffs: "Handoffs",
  open_findings: "Open findings",
  open_approvals: "Waiting approvals",
};

const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1_440;

export function measureName(measure: AlertMeasure): string {
  return NAMES[measure];
}

/** A number as its measure is written, such as `87.5 %`. */
export function alertValue(measure: AlertMeasure, value: number | null): string {
  if (value === null) return "unknown";
  if (measure === "p95_handoff_ms") return `${WHOLE.format(value)} ms`;
  if (isCount(measure)) return WHOLE.format(value);
  return `${Math.round(value * 1_000) / 10} %`;
}

/** Such as `Success rate of Desk → Buyer below 90 % in 24 hours`. */
export function conditionWords(condition: AlertCondition): string {
  const { measure, comparison, threshold, pair, finding_kind: kind } = condition;
  const what = kind === null ? NAMES[measure] : `${NAMES[measure]} (${kind.replaceAll("-", " ")})`;
  const whose = pair ? ` of ${pair.from} → ${pair.to}` : "";
  const bound = `${comparison} ${alertValue(measure, threshold)}`;
  const when = measure === "open_approvals" ? "now" : `in ${lengthWords(condition.window_minutes)}`;
  return `${what}${whose} ${bound} ${when}`;
}

/** One day is said in hours: it is not one of the calendar. */
function lengthWords(minutes: number): string {
  if (minutes > DAY_MINUTES && minutes % DAY_MINUTES === 0) return `${minutes / DAY_MINUTES} days`;
  if (minutes % HOUR_MINUTES !== 0) return `${minutes} minutes`;
  return minutes === HOUR_MINUTES ? "1 hour" : `${minutes / HOUR_MINUTES} hours`;
}

function isCount(measure: AlertMeasure): boolean {
  return measure === "handoffs" || measure === "open_findings" || measure === "open_approvals";
}
