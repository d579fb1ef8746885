import type { ComponentRow, Figures, Percentiles } from "@/db/queries/pair-stats";
import { type PairDto, TIMED_COMPONENTS } from "@/lib/contracts/pair";
import { wilsonInterval } from "@/lib/domain/effects/wilson";

/** Nothing decided says nothing, not that all went wrong. */
export function toRate({ count, decided, succeeded }: Figures) {
  return {
    count,
    decided,
    succeeded,
    success_rate: decided === 0 ? null : succeeded / decided,
    success_interval: decided === 0 ? null : wilsonInterval(succeeded, decided),
  };
}

export function toLatency(percentiles: Percentiles) {
  if (!percentiles) return null;
  const [p50, p95, p99] = percentiles;
  return { p50, p95, p99 };
}

export function toComponents(row: ComponentRow): PairDto["components"] {
  return Object.fromEntries(
    TIMED_COMPONENTS.flatMap((name) => {
      const latency = toLatency(row[name]);
      return latency ? [[name, { ...latency, n: row[`${name}_n`] }]] : [];
    }),
  );
}
