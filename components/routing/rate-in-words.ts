import { formatCount } from "@/lib/format/count";
import { formatPercent } from "@/lib/format/percent";

type Rate = { rate: number; interval: [number, number]; n?: number } | null;

/** A rate with the 95 % interval in which it lies, and of how many. */
export function rateInWords(rate: Rate): string {
  if (!rate) return "no record";
  const [low, high] = rate.interval.map(formatPercent);
  const of = rate.n === undefined ? "" : `, n = ${formatCount(rate.n)}`;
  return `${formatPercent(rate.rate)} (${low} – ${high}${of})`;
}
