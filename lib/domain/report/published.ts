import type { SizeBucket } from "../handoff/size-bucket";
import type { HandoffType } from "../handoff/taxonomy";

/** The tables of the case study, as it published them. `ms` is the mean handoff latency. */
type Row = { count: number; success: number; ms: number | null };

export const PUBLISHED_TYPES: Readonly<Record<HandoffType, Row>> = {
  route: { count: 4820, success: 0.952, ms: 240 },
  delegate: { count: 2145, success: 0.768, ms: 180 },
  return: { count: 3240, success: 0.981, ms: 95 },
  escalate: { count: 425, success: 1, ms: null },
  loop: { count: 212, success: 0.684, ms: 320 },
};

export const PUBLISHED_SIZES: Readonly<Record<SizeBucket, Row>> = {
  "<500B": { count: 2840, success: 0.921, ms: 95 },
  "500B-2KB": { count: 4210, success: 0.895, ms: 180 },
  "2-5KB": { count: 2450, success: 0.842, ms: 340 },
  "5-10KB": { count: 980, success: 0.786, ms: 620 },
  ">10KB": { count: 362, success: 0.687, ms: 1150 },
};

export const PUBLISHED_REASONS: Readonly<Record<string, number>> = {
  task_classification: 2840,
  missing_capability: 1650,
  complexity_threshold: 980,
  approval_required: 425,
  error_recovery: 212,
  timeout: 105,
  cost_limit: 85,
};

export const PUBLISHED_TOTALS = {
  handoffs: 10_842,
  traces: 6_240,
  success: 0.873,
  failed: 0.102,
  incomplete: 0.025,
  contextLoss: 0.62,
  latency: { p50: 180, p95: 520, p99: 1220 },
} as const;

/** The success rate that a table implies: its rows, weighted by how many there are. */
export function impliedSuccess(rows: Readonly<Record<string, Row>>): number {
  const all = Object.values(rows);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  return all.reduce((sum, { count, success }) => sum + count * success, 0) / total;
}
