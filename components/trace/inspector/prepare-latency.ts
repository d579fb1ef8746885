import type { TimingDto } from "@/lib/contracts/handoff";
import type { Quantiles } from "@/lib/contracts/pair";

export type LatencyPart =
  | "routing"
  | "serialization"
  | "network"
  | "init"
  | "deserialization"
  | "unexplained";

export type LatencyRow = { part: LatencyPart; label: string; ms: number | null };

/** Longer than nearly always; of a handful of handoffs nobody can say that. */
export function isUnusual(ms: number | null, usual: Quantiles | undefined): boolean {
  return ms !== null && usual !== undefined && usual.n >= USUAL_MIN && ms > usual.p95;
}

const USUAL_MIN = 20;

export type LatencyModel = {
  /** Every component in order, known or not. */
  rows: readonly LatencyRow[];
  /** What a stacked bar can show: known and longer than nothing. */
  bars: readonly (LatencyRow & { ms: number })[];
  totalMs: number | null;
  executionMs: number | null;
};

/** Differences below this come from rounding, not from time that nobody explained. */
const UNEXPLAINED_MIN_MS = 0.01;

/** The latency of one handoff; the part of the total that no component explains is shown as such. */
export function prepareLatency(timing: TimingDto): LatencyModel {
  const rows: LatencyRow[] = [
    { part: "routing", label: "Routing", ms: timing.routing_ms },
    { part: "serialization", label: "Serialization", ms: timing.serialization_ms },
    { part: "network", label: "Network", ms: timing.network_ms },
    { part: "init", label: "Init", ms: timing.init_ms },
    { part: "deserialization", label: "Deserialization", ms: timing.deserialization_ms },
  ];
  const unexplainedMs = findUnexplained(timing);
  const bars = [
    ...rows,
    { part: "unexplained", label: "Not broken down", ms: unexplainedMs } as const,
  ];
  return {
    rows,
    bars: bars.filter((row): row is LatencyRow & { ms: number } => (row.ms ?? 0) > 0),
    totalMs: timing.handoff_ms,
    executionMs: timing.execution_ms,
  };
}

function findUnexplained(timing: TimingDto): number | null {
  if (timing.handoff_ms === null) return null;
  const explainedMs =
    (timing.serialization_ms ?? 0) +
    (timing.network_ms ?? 0) +
    (timing.init_ms ?? 0) +
    (timing.deserialization_ms ?? 0);
  const restMs = timing.handoff_ms - explainedMs;
  return restMs > UNEXPLAINED_MIN_MS ? restMs : null;
}
